import type { Preset } from "./preset.ts";

const onNote = { subject: "{body.object_attributes.id}", time: "{body.object_attributes.created_at}" };

/** https://docs.gitlab.com/user/project/integrations/webhooks; attributes by CloudEvents' GitLab adapter. */
export const gitlab: Preset = {
  verification: { kind: "token", from: "{header.x-gitlab-token}" },
  event: {
    // Events that a webhook set off share the UUID of the event before them.
    id: ["{header.idempotency-key}", "{header.x-gitlab-event-uuid}.{digest}"],
    type: [
      "com.gitlab.{body.object_kind}.{body.object_attributes.action}",
      "com.gitlab.{body.object_kind}.{body.action}",
      "com.gitlab.{body.object_kind}",
      "com.gitlab.{body.event_name}",
      "com.gitlab.{header.x-gitlab-event|snake}",
    ],
    source: [
      "{body.repository.homepage}",
      "{body.project.web_url}",
      "{body.group.web_url}",
      "{header.x-gitlab-instance}",
      "https://gitlab.com",
    ],
    by: ["{body.object_kind}.{body.object_attributes.noteable_type}", "{body.object_kind}"],
    cases: {
      push: { type: "com.gitlab.push", subject: ["{body.checkout_sha}", "{body.after}"] },
      tag_push: { type: "com.gitlab.tag_push", subject: "{body.ref}" },
      issue: {
        type: "com.gitlab.issue.{body.object_attributes.state}",
        subject: "{body.object_attributes.iid}",
      },
      "note.Commit": { type: "com.gitlab.note.commit", source: "{body.commit.url}", ...onNote },
      note: {
        type: "com.gitlab.note.{body.object_attributes.noteable_type|snake}",
        source: "{body.object_attributes.url|before:#note_}",
        ...onNote,
      },
      merge_request: {
        type: "com.gitlab.merge_request.{body.object_attributes.action}",
        subject: "{body.object_attributes.iid}",
        time: "{body.object_attributes.created_at}",
      },
      wiki_page: {
        type: "com.gitlab.wiki_page.{body.object_attributes.action}",
        source: "{body.project.web_url}",
        subject: "{body.object_attributes.slug}",
      },
      pipeline: {
        type: "com.gitlab.pipeline.{body.object_attributes.status}",
        source: "{body.project.web_url}",
        subject: "{body.object_attributes.id}",
      },
      build: {
        type: ["com.gitlab.job.{body.build_status}", "com.gitlab.job.{body.job_status}"],
        subject: ["{body.build_id}", "{body.job_id}"],
      },
    },
  },
};
