import { listOf, number, structure, text } from "./shape.ts";

/** Constraints that several operations share, as the service's model has them. */
const NAME = String.raw`[\.\-_A-Za-z0-9]+`;

export const name = text({ min: 1, max: 64, pattern: NAME });
export const archiveName = text({ min: 1, max: 48, pattern: NAME });
export const description = text({ max: 512 });
/** Of things whose description is one line. */
export const line = text({ max: 512, pattern: ".*" });
export const pattern = text({ max: 4096 });
export const arn = text({ min: 1, max: 1600 });

export const busName = text({ min: 1, max: 256, pattern: String.raw`[/\.\-_A-Za-z0-9]+` });
/** Of operations that take no name of a partner's bus. */
export const plainBusName = text({ min: 1, max: 256, pattern: NAME });
export const busNameOrArn = text({
  min: 1,
  max: 1600,
  pattern: String.raw`(arn:aws[\w-]*:events:[a-z]{2}-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[/\.\-_A-Za-z0-9]+`,
});

export const nextToken = text({ min: 1, max: 2048 });
export const limit = number({ min: 1, max: 100 });

export const tagKey = text({ min: 1, max: 128 });
export const tags = listOf(structure("Tag", { "Key!": tagKey, "Value!": text({ max: 256 }) }));

const ARN_PREFIX = String.raw`^arn:aws([a-z]|\-)*:events:([a-z]|\d|\-)*:([0-9]{12})?:`;
export const connectionArn = text({
  min: 1,
  max: 1600,
  pattern: String.raw`${ARN_PREFIX}connection\/[\.\-_A-Za-z0-9]+\/[\-A-Za-z0-9]+$`,
});
export const endpoint = text({
  min: 1,
  max: 2048,
  pattern: String.raw`^((%[0-9A-Fa-f]{2}|[-()_.!~*';/?:@\x26=+$,A-Za-z0-9])+)([).!';/?:,])?$`,
});
