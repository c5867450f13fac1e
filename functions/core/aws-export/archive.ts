import { FOR_EVER_DAYS } from "../eventbridge/archive-file.ts";
import { archiveName } from "../eventbridge/constraints.ts";
import type { ArchiveFile } from "../generated/archive-file.ts";
import { lintPattern } from "../pattern/lint.ts";
import { envelopeRule } from "./envelope-rule.ts";
import { fits } from "./fits.ts";
import type { Made, Stack } from "./stack.ts";

/** The archive of EventBridge that keeps the same events as long. */
export function archiveResource(id: string, archive: ArchiveFile, stack: Stack): Made {
  const { description, bus = "default", view, pattern, retentionDays } = archive;
  if (!fits(id, archiveName))
    return { why: "its id cannot be the name of an archive: at most 48 of A-Za-z0-9._-" };
  const translated = envelopeRule({ ...(view && { view }), ...(pattern && { pattern }), targets: [] });
  if ("why" in translated) return translated;
  const { pattern: there } = translated.rule;
  const [problem] = there ? lintPattern(there).filter(({ keyword }) => keyword !== "aws-wildcard") : [];
  if (problem) return { why: `its pattern at ${problem.pointer || "its root"} must be ${problem.expected}` };
  return {
    resource: {
      Type: "AWS::Events::Archive",
      Properties: {
        ArchiveName: id,
        ...(description !== undefined && { Description: description }),
        SourceArn: stack.busArn(bus),
        ...(there && { EventPattern: there }),
        RetentionDays: retentionDays === FOR_EVER_DAYS ? 0 : retentionDays,
      },
    },
  };
}
