/** What the error of a connection means, as the end of a sentence about the host: "refused the connection (ECONNREFUSED)". */
export function connectionProblem(error: NodeJS.ErrnoException): string {
  const code = error.code ?? error.name;
  const known = problems[code] ?? families.find(([family]) => family.test(code))?.[1];
  return known ? `${known} (${code})` : `could not be reached: ${error.message} (${code})`;
}

const problems: Readonly<Record<string, string>> = {
  ECONNREFUSED: "refused the connection",
  ECONNRESET: "closed the connection before it answered",
  EPIPE: "closed the connection before it answered",
  UND_ERR_SOCKET: "closed the connection before it answered",
  ENOTFOUND: "is not a name that DNS knows",
  EAI_AGAIN: "could not be looked up, because DNS did not answer",
  ETIMEDOUT: "did not take the connection in time",
  EHOSTUNREACH: "has no route to it",
  ENETUNREACH: "lies in a network that has no route to it",
  EMFILE: "got no connection, because this process has too many files open",
  CERT_HAS_EXPIRED: "has a certificate that has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "has a self-signed certificate",
  SELF_SIGNED_CERT_IN_CHAIN: "has a certificate from an authority that is not known here",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "has a certificate from an authority that is not known here",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "has a certificate from an authority that is not known here",
  ERR_TLS_CERT_ALTNAME_INVALID: "has a certificate for another name",
};

/** OpenSSL's and the HTTP parser's codes are many. */
const families: readonly (readonly [RegExp, string])[] = [
  [/^(EPROTO$|ERR_SSL_)/, "does not speak TLS as it should"],
  [
    /^(HPE_|HTTPParserError$|UND_ERR_HEADERS_OVERFLOW$|UND_ERR_RES_)/,
    "answered with something that is not HTTP/1.1",
  ],
];
