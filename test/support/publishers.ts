import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { made } from "./made.ts";
import { venv } from "./venv.ts";

const run = promisify(execFile);
const cache = join(import.meta.dirname, "../../.cache");

/** The Python that has the clients of Python as docs/publish.md names them; the AWS CLI lies beside it. */
export const pythonClients = (): Promise<string> =>
  venv("publishers", ["awscli==1.46.3", "boto3==1.44.8", "cloudevents==2.2.0"]);

/** A folder of the Go module of one's own that may import CloudEvents' SDK, and what `go` is to be started with. */
export interface GoModule {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

export async function goModule(): Promise<GoModule> {
  const sdk = "github.com/cloudevents/sdk-go/v2";
  const [modules, builds] = [join(cache, "go/modules"), join(cache, "go/builds")];
  const env = { ...process.env, GOMODCACHE: modules, GOCACHE: builds, GOFLAGS: "-modcacherw" };
  const folder = await made(
    "go/sdk-v2.16.2",
    async (folder) => {
      writeFileSync(join(folder, "go.mod"), "module publish\n\ngo 1.25\n");
      await run("go", ["get", `${sdk}@v2.16.2`], { cwd: folder, env });
      await run("go", ["build", sdk], { cwd: folder, env });
    },
    "Install Go 1.25 or later, with its module proxy within reach",
  );
  return { folder, env };
}

/** The folder of the jars of CloudEvents' SDK for Java. */
export async function javaJars(): Promise<string> {
  return made(
    "java/sdk-4.0.1",
    async (folder) => {
      writeFileSync(join(folder, "pom.xml"), POM);
      const copy = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";
      const repository = `-Dmaven.repo.local=${join(cache, "java/repository")}`;
      await run("mvn", ["-q", "-B", repository, copy, "-DoutputDirectory=."], { cwd: folder });
    },
    "Install a JDK and Maven (apt-get install default-jdk-headless maven), with Maven Central within reach",
  );
}

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>signalbox</groupId>
  <artifactId>publish</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.cloudevents</groupId>
      <artifactId>cloudevents-json-jackson</artifactId>
      <version>4.0.1</version>
    </dependency>
  </dependencies>
</project>
`;
