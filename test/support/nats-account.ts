import { credsAuthenticator, nkeys } from "@nats-io/transport-node";

/** An account of an operator of its own, with JetStream, and a user of it. */
export function natsAccount() {
  const [operator, account, system, user] = [
    nkeys.createOperator(),
    nkeys.createAccount(),
    nkeys.createAccount(),
    nkeys.createUser(),
  ];
  const none = {
    subs: -1,
    data: -1,
    payload: -1,
    conn: -1,
    leaf: -1,
    imports: -1,
    exports: -1,
    wildcards: true,
  };
  const storage = { mem_storage: -1, disk_storage: -1, streams: -1, consumer: -1 };
  const operatorJwt = jwt(operator, operator, { type: "operator", system_account: system.getPublicKey() });
  const accountJwt = jwt(operator, account, { type: "account", limits: { ...none, ...storage } });
  const systemJwt = jwt(operator, system, { type: "account", limits: none });
  const userJwt = jwt(account, user, { type: "user", subs: -1, data: -1, payload: -1 });
  const seed = new TextDecoder().decode(user.getSeed());
  const credentials = [
    ...["-----BEGIN NATS USER JWT-----", userJwt, "------END NATS USER JWT------", ""],
    ...["-----BEGIN USER NKEY SEED-----", seed, "------END USER NKEY SEED------", ""],
  ].join("\n");
  return {
    /** What a server is told. */
    settings: [
      `operator: "${operatorJwt}"`,
      "resolver: MEMORY",
      `system_account: ${system.getPublicKey()}`,
      `resolver_preload { ${account.getPublicKey()}: "${accountJwt}", ${system.getPublicKey()}: "${systemJwt}" }`,
    ],
    /** The text of the user's .creds file. */
    credentials,
    user: credsAuthenticator(new TextEncoder().encode(credentials)),
  };
}

type Key = ReturnType<typeof nkeys.createUser>;

/** https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/jwt */
function jwt(issuer: Key, subject: Key, nats: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = {
    ...{ jti: subject.getPublicKey(), iat: 1, iss: issuer.getPublicKey(), name: "test" },
    ...{ sub: subject.getPublicKey(), nats: { ...nats, version: 2 } },
  };
  const signed = `${part({ typ: "JWT", alg: "ed25519-nkey" })}.${part(claims)}`;
  return `${signed}.${Buffer.from(issuer.sign(Buffer.from(signed))).toString("base64url")}`;
}
