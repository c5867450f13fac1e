import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { RouterError } from "../../core/errors.ts";
import type { Clock, Secrets } from "../../core/ports.ts";
import { clientSettings } from "../client-settings.ts";
import { stored } from "../storage-failure.ts";

/** Made once a process. */
export function createSecretsManager(): SecretsManagerClient {
  return new SecretsManagerClient(clientSettings);
}

export interface SecretsOptions {
  /** What the names begin with in Secrets Manager. */
  readonly prefix?: string;
  readonly clock: Clock;
}

/** A secret that was changed is used from then on, and so is the one before while Secrets Manager does not answer. */
const KEPT_MS = 60_000;

/** Secrets out of Secrets Manager. */
export function createSecrets(client: SecretsManagerClient, { prefix = "", clock }: SecretsOptions): Secrets {
  const kept = new Map<string, { readonly secret: string; readonly at: number }>();
  return {
    async get(name) {
      const known = kept.get(name);
      if (known && clock() - known.at < KEPT_MS) return known.secret;
      try {
        const secret = await read(client, name, prefix + name);
        kept.set(name, { secret, at: clock() });
        return secret;
      } catch (error) {
        if (known && (error as RouterError).code !== "secret-missing") return known.secret;
        throw error;
      }
    },
  };
}

async function read(client: SecretsManagerClient, name: string, id: string): Promise<string> {
  const call = client.send(new GetSecretValueCommand({ SecretId: id })).catch(absent);
  const secret = (await stored(`read secret ${id}`, call))?.SecretString;
  if (secret) return secret;
  throw new RouterError("secret-missing", `Cannot use secret "${name}": Secrets Manager has no secret ${id}`);
}

function absent(error: unknown): undefined {
  if ((error as Error).name === "ResourceNotFoundException") return undefined;
  throw error;
}
