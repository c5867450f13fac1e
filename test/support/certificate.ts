import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A certificate for a name, signed by itself: made anew, and so valid today. */
export function aCertificate(name: string): Certificate {
  const folder = mkdtempSync(join(tmpdir(), "signalbox-tls-"));
  try {
    execFileSync(
      "openssl",
      [
        ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2".split(" "),
        ...`-subj /CN=${name} -addext subjectAltName=DNS:${name} -keyout key.pem -out cert.pem`.split(" "),
      ],
      { cwd: folder, stdio: "pipe" },
    );
    const pem = (file: string) => readFileSync(join(folder, file), "utf8");
    return { key: pem("key.pem"), cert: pem("cert.pem") };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
