import type { IKey } from "aws-cdk-lib/aws-kms";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";

export interface Secrets {
  /** What access keys are sealed with. */
  readonly sealing: Secret;
  /** The first token of the control API, an admin's. */
  readonly adminToken: Secret;
}

/** Letters and digits alone. Emulators know one of the two ways to say so. */
const PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

/** Two secrets that Secrets Manager makes by chance. Their names are outside of those that definitions may read. */
export function secrets(parent: Construct, key: IKey | undefined): Secrets {
  const scope = new Construct(parent, "secrets");
  const make = (id: string, description: string) =>
    new Secret(scope, id, {
      description,
      generateSecretString: { passwordLength: 48, excludePunctuation: true, excludeCharacters: PUNCTUATION },
      ...(key && { encryptionKey: key }),
    });
  return {
    sealing: make("sealing", "Signalbox: seals the secrets of access keys"),
    adminToken: make("admin-token", "Signalbox: the first admin's token of the control API"),
  };
}
