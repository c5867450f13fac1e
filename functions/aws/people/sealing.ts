import { type Sealing, sealingWith } from "../../control/people/sealing.ts";
import type { Secrets } from "../../core/ports.ts";

/** Seals under a key made of a secret in Secrets Manager, which is read when the first secret is sealed or opened. */
export function createSealing(secrets: Secrets, id: string): () => Promise<Sealing> {
  let sealing: Promise<Sealing> | undefined;
  return () => {
    sealing ??= secrets.get(id).then((material) => sealingWith(Buffer.from(material)));
    sealing.catch(() => (sealing = undefined));
    return sealing;
  };
}
