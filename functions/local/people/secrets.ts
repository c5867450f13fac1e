import { RouterError } from "../../core/errors.ts";
import type { Secrets } from "../../core/ports.ts";

/** Secrets out of environment variables. */
export function createSecrets(environment: Readonly<Record<string, string | undefined>>): Secrets {
  return {
    async get(name) {
      const secret = environment[name];
      if (secret === undefined || secret === "") {
        throw new RouterError(
          "secret-missing",
          `Cannot use secret "${name}": the environment variable ${name} is not set`,
        );
      }
      return secret;
    },
  };
}
