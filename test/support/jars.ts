import { execFile } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const repository = join(import.meta.dirname, "../../.cache/java/repository");

/** How a machine gets what is missing. */
export const JAVA_WAY =
  "Install a JDK of Java 17 or later and Maven (apt-get install openjdk-17-jdk-headless maven), with Maven Central within reach";

/** Puts the jars that a Maven project runs with into lib/ of a folder. */
export async function fetchJars(pom: string, folder: string): Promise<void> {
  copyFileSync(pom, join(folder, "pom.xml"));
  const copy = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";
  const only = ["-DincludeScope=runtime", "-DoutputDirectory=lib"];
  await run("mvn", ["-q", "-B", `-Dmaven.repo.local=${repository}`, copy, ...only], { cwd: folder });
}
