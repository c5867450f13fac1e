import { buildSync, type Metafile } from "esbuild";

/** CommonJS in a bundle asks for Node's own modules by `require`, which ES modules do not have. */
const REQUIRE =
  'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

/**
 * Bundles the entries of functions into `<folder>/<name>/index.mjs`, the AWS SDK included: what is asked for is loaded
 * fast, and is the version that was tested. What is imported lazily is a file of its own beside it.
 */
export function bundle(names: readonly string[], folder: string): readonly Bundle[] {
  return names.map((name) => {
    const { metafile } = buildSync({
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
}

export interface Bundle {
  readonly name: string;
  readonly folder: string;
  /** The source files that are in it, relative to the project. */
  readonly inputs: readonly string[];
  readonly outputs: Metafile["outputs"];
}
