import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A certificate of an authority of its own, for localhost and 127.0.0.1, in files and as PEM. */
export function tlsCertificate() {
  const folder = mkdtempSync(join(tmpdir(), "signalbox-tls-"));
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
  const own = "-newkey rsa:2048 -nodes -days 2";
  openssl(..."req -x509".split(" "), ...`${own} -subj /CN=authority -keyout ca.key -out ca.pem`.split(" "));
  openssl(
    ..."req -x509 -CA ca.pem -CAkey ca.key".split(" "),
    ...`${own} -subj /CN=localhost -keyout server.key -out server.pem`.split(" "),
    ..."-addext subjectAltName=DNS:localhost,IP:127.0.0.1 -addext basicConstraints=critical,CA:FALSE".split(
      " ",
    ),
  );
  return {
    folder,
    keyFile: join(folder, "server.key"),
    certificateFile: join(folder, "server.pem"),
    ca: readFileSync(join(folder, "ca.pem"), "utf8"),
  };
}

export type TlsCertificate = ReturnType<typeof tlsCertificate>;
