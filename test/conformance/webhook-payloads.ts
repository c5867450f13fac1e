import { isTimestamp, isUriReference } from "../../functions/core/text/formats.ts";
import type { WebhookFile } from "../../functions/core/generated/source-file.ts";
import { presets } from "../../functions/sources/presets.ts";
import { mapEvents } from "../../functions/sources/webhook/map-event.ts";
import { webhookRequest } from "../../functions/sources/webhook/request.ts";
import { anHttpEvent } from "../support/http-event.ts";
import { rowsOf, type Verdict, verdict } from "./corpus.ts";

// What becomes of the payloads of GitHub, Slack and Stripe: a CloudEvent that names them as is wanted, and whose data is
// the payload to the letter. What is wanted is said here once more, in code, so that the presets are not their own judges.

type Members = Readonly<Record<string, unknown>>;

/** Attributes as they are wanted; `subject: undefined`: there is none; what is absent may be anything. */
interface Wanted {
  readonly id?: string;
  readonly type: string;
  readonly source?: unknown;
  readonly subject?: unknown;
  readonly time?: unknown;
}

const NAMES = ["id", "type", "source", "subject", "time"] as const;

interface Delivery {
  readonly preset: NonNullable<WebhookFile["preset"]>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload: Members;
}

function judged(id: string, { preset, headers = {}, payload }: Delivery, wanted: Wanted): Verdict {
  const body = JSON.stringify(payload);
  const request = webhookRequest(anHttpEvent({ method: "POST", headers, body }));
  const options = { preset: presets[preset].event ?? {}, receivedAt: 0 };
  const [event] = mapEvents({ request, source: "conformance" }, options);
  if (!event || "error" in event) return { id, wrong: String(event?.error) };
  const made = JSON.parse(event.text) as Members;
  const names = NAMES.filter((name) => wanted[name] !== undefined || (name === "subject" && name in wanted));
  const [want, got] = [wanted, made].map((from) => names.map((name) => (from as Members)[name]));
  const isValid = made["id"] !== "" && isUriReference(event.source) && isTimestamp(event.time ?? "");
  const isWhole = event.text.endsWith(`"data":${body}}`);
  return verdict(id, [want, true, true], [got, isValid, isWhole]);
}

interface GithubRow {
  readonly event: string;
  readonly name: string;
  readonly payload: Members;
}

export function runGithub(text: string): Verdict[] {
  return rowsOf<GithubRow>(text).map(({ event, name, payload }, at) => {
    const delivery = `0b989ba4-242f-11e5-81e1-${String(at).padStart(12, "0")}`;
    const headers = { "x-github-event": event, "x-github-delivery": delivery };
    const wanted = { id: delivery, ...githubWanted(event, payload) };
    return judged(`${event}/${name}`, { preset: "github", headers, payload }, wanted);
  });
}

/** The GitHub adapter of CloudEvents; of events that it does not know only the type is judged. */
function githubWanted(event: string, payload: Members): Wanted {
  const { action } = payload;
  const type = `com.github.${event}${typeof action === "string" ? `.${action}` : ""}`;
  const known = Object.hasOwn(ADAPTER, event) ? ADAPTER[event] : undefined;
  return { type, ...known?.((path) => at(payload, path)) };
}

function at(value: unknown, path: string): unknown {
  const found = path.split(".").reduce<unknown>((here, step) => (here as Members | null)?.[step], value);
  return typeof found === "number" ? String(found) : (found ?? undefined);
}

type Adapt = (get: (path: string) => unknown) => Partial<Wanted>;

const inRepository =
  (subject?: string, time?: string): Adapt =>
  (get) => ({
    ...(get("repository.url") !== undefined && { source: get("repository.url") }),
    subject: subject && get(subject),
    ...(time && get(time) !== undefined && { time: get(time) }),
  });

const ADAPTER: Readonly<Record<string, Adapt>> = {
  check_run: (get) => ({
    source: get("repository.url"),
    subject: get("check_run.id"),
    time: get("check_run.completed_at") ?? get("check_run.started_at"),
  }),
  check_suite: inRepository("check_suite.id", "check_suite.updated_at"),
  commit_comment: (get) => ({
    source: `${String(get("comment.url"))}/${String(get("comment.commit_id"))}`,
    subject: get("comment.id"),
    time: get("comment.updated_at"),
  }),
  create: (get) => ({ ...inRepository("ref")(get), type: `com.github.create.${String(get("ref_type"))}` }),
  delete: (get) => ({ ...inRepository("ref")(get), type: `com.github.delete.${String(get("ref_type"))}` }),
  deploy_key: inRepository("key.id", "key.created_at"),
  deployment: (get) => ({
    ...inRepository("deployment.id", "deployment.updated_at")(get),
    type: "com.github.deployment",
  }),
  deployment_status: (get) => ({
    type: `com.github.deployment_status.${String(get("deployment_status.state"))}`,
    source: get("deployment.url"),
    subject: get("deployment_status.url"),
    time: get("deployment_status.updated_at"),
  }),
  fork: (get) => ({ ...inRepository("forkee.url", "forkee.created_at")(get), type: "com.github.fork" }),
  github_app_authorization: (get) => ({
    type: "com.github.github_app_authorization",
    source: get("sender.url"),
    subject: undefined,
  }),
  gollum: (get) => ({ ...inRepository()(get), type: "com.github.gollum" }),
  installation: (get) => ({ source: get("installation.account.url"), subject: get("installation.id") }),
  installation_repositories: (get) => ({
    type: `com.github.installation_repository.${String(get("action"))}`,
    source: get("installation.account.url"),
    subject: get("installation.id"),
  }),
  issue_comment: (get) => ({
    source: get("issue.url"),
    subject: get("comment.id"),
    time: get("comment.updated_at"),
  }),
  issues: (get) => ({
    ...inRepository("issue.number", "issue.updated_at")(get),
    type: `com.github.issue.${String(get("action"))}`,
  }),
  label: inRepository("label.name"),
  marketplace_purchase: (get) => ({
    source: String(get("sender.url")).replace(`/${String(get("sender.login"))}`, ""),
    subject: get("marketplace_purchase.account.login"),
  }),
  member: inRepository("member.login"),
  membership: (get) => ({
    type: `com.github.membership.${String(get("scope"))}.${String(get("action"))}`,
    ...(get("team.url") !== undefined && { source: get("team.url") }),
    subject: get("member.login"),
  }),
  meta: inRepository("hook_id"),
  milestone: inRepository("milestone.number", "milestone.updated_at"),
  org_block: (get) => ({ source: get("organization.url"), subject: get("blocked_user.login") }),
  organization: (get) => ({ source: get("organization.url"), subject: get("membership.user.login") }),
  page_build: (get) => ({ ...inRepository("build.url")(get), type: "com.github.page_build" }),
  project: inRepository("project.id", "project.updated_at"),
  project_card: inRepository("project_card.id", "project_card.updated_at"),
  project_column: inRepository("project_column.id", "project_column.updated_at"),
  public: (get) => ({ source: get("repository.owner.url"), subject: get("repository.name") }),
  pull_request: inRepository("number", "pull_request.updated_at"),
  pull_request_review: (get) => ({
    source: get("pull_request.url"),
    subject: get("review.id"),
    time: get("review.submitted_at"),
  }),
  pull_request_review_comment: (get) => ({
    source: get("pull_request.url"),
    subject: get("comment.id"),
    time: get("pull_request.updated_at"),
  }),
  push: inRepository("ref"),
  registry_package: inRepository("registry_package.html_url", "registry_package.updated_at"),
  release: inRepository("release.id"),
  repository: (get) => ({ source: get("repository.owner.url"), subject: get("repository.name") }),
  repository_import: (get) => ({
    type: "com.github.repository_import",
    source: get("repository.owner.url"),
    subject: get("repository.name"),
  }),
  repository_vulnerability_alert: inRepository("alert.id"),
  security_advisory: (get) => ({ source: "github.com", subject: get("security_advisory.ghsa_id") }),
  star: inRepository(undefined, "starred_at"),
  status: (get) => ({ ...inRepository("sha")(get), type: `com.github.status.${String(get("state"))}` }),
  team: inRepository("team.id"),
  team_add: inRepository("team.id"),
  watch: inRepository(),
};

interface SlackRow {
  readonly name: string;
  readonly payload: { readonly event?: Members } & Members;
}

export function runSlack(text: string): Verdict[] {
  return rowsOf<SlackRow>(text).map(({ name, payload }) => {
    const { type = payload["type"], subtype } = payload.event ?? {};
    const wanted = {
      ...(payload["event_id"] !== "" && { id: String(payload["event_id"]) }),
      type: ["com.slack", type, ...(subtype ? [subtype] : [])].join("."),
    };
    return judged(name, { preset: "slack", payload }, wanted);
  });
}

interface StripeRow {
  readonly resource: string;
  readonly payload: { readonly id: string; readonly type: string; readonly created: number } & Members;
}

export function runStripe(text: string): Verdict[] {
  return rowsOf<StripeRow>(text).map(({ resource, payload }) => {
    const { id, type, created } = payload;
    const subject = at(payload, "data.object.id") || undefined;
    const time = new Date(created * 1000).toISOString();
    const wanted = { id, type: `com.stripe.${type}`, source: "https://api.stripe.com", subject, time };
    return judged(resource, { preset: "stripe", payload }, wanted);
  });
}
