import { RouterError } from "../core/errors.ts";
import { partsOfArn } from "../core/eventbridge/arn.ts";

/** Where a target's service is asked: what the target does not say and an ARN does. */
export interface AwsPlace {
  readonly region?: string;
  readonly endpoint?: string;
}

/** The region of an ARN; a name says nothing. The target's own setting goes first. */
export function placeOf({ region, endpoint }: AwsPlace, nameOrArn: string): AwsPlace {
  const known = region ?? regionOfArn(nameOrArn);
  return { ...(known && { region: known }), ...(endpoint !== undefined && { endpoint }) };
}

/** Where a queue is, and the URL that SQS knows it by. */
export interface QueuePlace extends AwsPlace {
  readonly url: string;
}

type QueueTarget = AwsPlace & { readonly id: string; readonly queue: string };

/** A queue by its URL or ARN. A URL that is not AWS's own says where the service answers. Throws `target-invalid`. */
export function queuePlace(target: QueueTarget): QueuePlace {
  const { queue, region, endpoint } = target;
  const arn = partsOfArn(queue);
  if (arn) {
    const place = placeOf(target, queue);
    const origin = endpoint?.replace(/\/$/, "") ?? `https://sqs.${arn.region}.${domainOf(queue)}`;
    return { ...place, url: `${origin}/${arn.account}/${arn.resource}` };
  }
  const { hostname, origin } = urlOf(target);
  const own = OWN_HOST.exec(hostname);
  const known = region ?? (own && (own[1] ?? own[2] ?? OLD_REGION));
  const asked = endpoint ?? (own ? undefined : origin);
  return { url: queue, ...(known && { region: known }), ...(asked !== undefined && { endpoint: asked }) };
}

function urlOf({ id, queue }: QueueTarget): URL {
  const url = URL.parse(queue);
  if (url) return url;
  throw new RouterError("target-invalid", `Cannot deliver to target "${id}": "${queue}" is not a URL`);
}

/** Of AWS's two forms, the old one without a region is us-east-1's. */
const OWN_HOST = /^(?:sqs\.([a-z0-9-]+)|(?:([a-z0-9-]+)\.)?queue)\.amazonaws\.com(?:\.cn)?$/;
const OLD_REGION = "us-east-1";

function domainOf(arn: string): string {
  return arn.startsWith("arn:aws-cn:") ? "amazonaws.com.cn" : "amazonaws.com";
}

function regionOfArn(nameOrArn: string): string | undefined {
  return partsOfArn(nameOrArn)?.region || undefined;
}
