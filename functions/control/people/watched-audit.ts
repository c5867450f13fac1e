import { RouterError } from "../../core/errors.ts";
import type { Audit } from "../../core/ports.ts";

/** The audit, and whoever is to know when it cannot be written: what was to be audited is not done then. */
export function watchedAudit(audit: Audit, onUnwritten: (code: string) => void | Promise<void>): Audit {
  return {
    ...audit,
    async write(entry) {
      try {
        await audit.write(entry);
      } catch (error) {
        await onUnwritten(error instanceof RouterError ? error.code : "internal");
        throw error;
      }
    },
  };
}
