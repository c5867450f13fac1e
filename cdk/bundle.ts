import { pathToFileURL } from "node:url";
import { build, type Metafile, type Plugin } from "esbuild";
import { madeOnce } from "./made-once.ts";

/** CommonJS in a bundle asks for Node's own modules by `require`, which ES modules do not have. */
const REQUIRE =
  'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

/**
 * The entries of functions, each bundled into `<its folder>/index.mjs`, the AWS SDK included: what is asked for is loaded
 * fast, and is the version that was tested. What is imported lazily is a file of its own beside it. Of the same sources
 * they are made once; relative to the project, in which this must run.
 */
export function bundled(names: readonly string[]): Promise<readonly Bundle[]> {
  return madeOnce({ kind: "bundles", files: SOURCES, words: names }, (folder) => bundle(names, folder));
}

/** What bundles are made of and by. npm writes down what it has installed. */
const SOURCES = ["functions", "schemas", "cdk/bundle.ts", "package.json", "node_modules/.package-lock.json"];

function bundle(names: readonly string[], folder: string): Promise<readonly Bundle[]> {
  const bundles = names.map(async (name): Promise<Bundle> => {
    const { metafile } = await build({
      entryPoints: { index: `functions/aws/entries/${name}.ts` },
      outdir: `${folder}/${name}`,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      minify: true,
      splitting: true,
      platform: "node",
      target: "node24",
      format: "esm",
      mainFields: ["module", "main"],
      banner: { js: REQUIRE },
      plugins: [evaluated],
      metafile: true,
      logLevel: "warning",
    });
    return {
      name,
      folder: `${folder}/${name}`,
      inputs: Object.keys(metafile.inputs),
      outputs: metafile.outputs,
    };
  });
  return Promise.all(bundles);
}

/** Modules that read files of packages when they are loaded: their exports stand in bundles as they are. */
const evaluated: Plugin = {
  name: "evaluated",
  setup({ onLoad }) {
    onLoad({ filter: /functions\/wire\/rocketmq\/definitions\.ts$/ }, async ({ path }) => {
      const exported = (await import(pathToFileURL(path).href)) as object;
      const lines = Object.entries(exported).map(
        ([name, value]) => `export const ${name} = ${JSON.stringify(value)};`,
      );
      return { contents: lines.join("\n"), loader: "js" };
    });
  },
};

/** All paths are relative to the project. */
export interface Bundle {
  readonly name: string;
  readonly folder: string;
  /** The source files that are in it. */
  readonly inputs: readonly string[];
  readonly outputs: Metafile["outputs"];
}

/** The files that are loaded before the first invocation: the entry and what it imports, not what it imports lazily. */
export function loadedAtStart(outputs: Bundle["outputs"]): readonly string[] {
  const loaded = new Set(Object.keys(outputs).filter((path) => path.endsWith("/index.mjs")));
  for (const path of loaded)
    for (const { path: next, kind } of outputs[path]!.imports)
      if (kind === "import-statement" && next in outputs) loaded.add(next);
  return [...loaded];
}
