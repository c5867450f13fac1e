import type { Preset } from "./preset.ts";

/**
 * https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries; attributes by CloudEvents' GitHub
 * adapter. Events that are younger than it are named in the same way.
 */
export const github: Preset = {
  verification: {
    kind: "hmac",
    signature: { from: "{header.x-hub-signature-256}", prefix: "sha256=" },
  },
  event: {
    formPayload: "payload",
    id: "{header.x-github-delivery}",
    type: ["com.github.{header.x-github-event}.{body.action}", "com.github.{header.x-github-event}"],
    source: [
      "{body.repository.url}",
      "{body.organization.url}",
      "{body.installation.account.url}",
      "{body.sender.url}",
      "https://api.github.com",
    ],
    by: "{header.x-github-event}",
    cases: {
      check_run: {
        subject: "{body.check_run.id}",
        time: ["{body.check_run.completed_at}", "{body.check_run.started_at}"],
      },
      check_suite: { subject: "{body.check_suite.id}", time: "{body.check_suite.updated_at}" },
      code_scanning_alert: { subject: "{body.alert.number}", time: "{body.alert.updated_at}" },
      commit_comment: {
        source: "{body.comment.url}/{body.comment.commit_id}",
        subject: "{body.comment.id}",
        time: "{body.comment.updated_at}",
      },
      content_reference: { subject: "{body.content_reference.id}" },
      create: { type: "com.github.create.{body.ref_type}", subject: "{body.ref}" },
      delete: { type: "com.github.delete.{body.ref_type}", subject: "{body.ref}" },
      dependabot_alert: { subject: "{body.alert.number}", time: "{body.alert.updated_at}" },
      deploy_key: { subject: "{body.key.id}", time: ["{body.key.deleted_at}", "{body.key.created_at}"] },
      deployment: {
        type: "com.github.deployment",
        subject: "{body.deployment.id}",
        time: "{body.deployment.updated_at}",
      },
      deployment_status: {
        type: "com.github.deployment_status.{body.deployment_status.state}",
        source: "{body.deployment.url}",
        subject: "{body.deployment_status.url}",
        time: "{body.deployment_status.updated_at}",
      },
      discussion: { subject: "{body.discussion.number}", time: "{body.discussion.updated_at}" },
      discussion_comment: { subject: "{body.comment.id}", time: "{body.comment.updated_at}" },
      fork: { type: "com.github.fork", subject: "{body.forkee.url}", time: "{body.forkee.created_at}" },
      github_app_authorization: { type: "com.github.github_app_authorization", source: "{body.sender.url}" },
      gollum: { type: "com.github.gollum" },
      installation: {
        source: "{body.installation.account.url}",
        subject: "{body.installation.id}",
        time: "{body.installation.updated_at}",
      },
      installation_repositories: {
        type: "com.github.installation_repository.{body.action}",
        source: "{body.installation.account.url}",
        subject: "{body.installation.id}",
        time: "{body.installation.updated_at}",
      },
      issue_comment: {
        source: "{body.issue.url}",
        subject: "{body.comment.id}",
        time: "{body.comment.updated_at}",
      },
      issues: {
        type: "com.github.issue.{body.action}",
        subject: "{body.issue.number}",
        time: "{body.issue.updated_at}",
      },
      label: { subject: "{body.label.name}" },
      marketplace_purchase: {
        source: "{body.sender.url|parent}",
        subject: "{body.marketplace_purchase.account.login}",
        time: "{body.effective_date}",
      },
      member: { subject: "{body.member.login}" },
      membership: {
        type: "com.github.membership.{body.scope}.{body.action}",
        source: "{body.team.url}",
        subject: "{body.member.login}",
      },
      meta: { subject: "{body.hook_id}", time: "{body.hook.updated_at}" },
      milestone: { subject: "{body.milestone.number}", time: "{body.milestone.updated_at}" },
      org_block: { source: "{body.organization.url}", subject: "{body.blocked_user.login}" },
      organization: { source: "{body.organization.url}", subject: "{body.membership.user.login}" },
      package: { subject: "{body.package.html_url}", time: "{body.package.updated_at}" },
      page_build: {
        type: "com.github.page_build",
        subject: "{body.build.url}",
        time: ["{body.pusher.updated_at}", "{body.build.updated_at}"],
      },
      ping: { subject: "{body.hook_id}" },
      project: { subject: "{body.project.id}", time: "{body.project.updated_at}" },
      project_card: { subject: "{body.project_card.id}", time: "{body.project_card.updated_at}" },
      project_column: { subject: "{body.project_column.id}", time: "{body.project_column.updated_at}" },
      public: {
        type: "com.github.public",
        source: "{body.repository.owner.url}",
        subject: "{body.repository.name}",
        time: "{body.repository.updated_at}",
      },
      pull_request: { subject: "{body.number}", time: "{body.pull_request.updated_at}" },
      pull_request_review: {
        source: "{body.pull_request.url}",
        subject: "{body.review.id}",
        time: "{body.review.submitted_at}",
      },
      pull_request_review_comment: {
        source: "{body.pull_request.url}",
        subject: "{body.comment.id}",
        time: "{body.pull_request.updated_at}",
      },
      push: { type: "com.github.push", subject: "{body.ref}" },
      registry_package: {
        subject: "{body.registry_package.html_url}",
        time: "{body.registry_package.updated_at}",
      },
      release: {
        subject: "{body.release.id}",
        time: ["{body.release.published_at}", "{body.release.created_at}"],
      },
      repository: {
        source: "{body.repository.owner.url}",
        subject: "{body.repository.name}",
        time: "{body.repository.updated_at}",
      },
      repository_import: {
        type: "com.github.repository_import",
        source: "{body.repository.owner.url}",
        subject: "{body.repository.name}",
        time: "{body.repository.updated_at}",
      },
      repository_vulnerability_alert: { subject: "{body.alert.id}" },
      secret_scanning_alert: { subject: "{body.alert.number}", time: "{body.alert.updated_at}" },
      security_advisory: {
        source: "github.com",
        subject: "{body.security_advisory.ghsa_id}",
        time: "{body.security_advisory.updated_at}",
      },
      star: { time: "{body.starred_at}" },
      status: {
        type: "com.github.status.{body.state}",
        subject: "{body.sha}",
        time: "{body.updated_at}",
      },
      team: { subject: "{body.team.id}", time: "{body.updated_at}" },
      team_add: { subject: "{body.team.id}" },
      workflow_job: {
        subject: "{body.workflow_job.id}",
        time: ["{body.workflow_job.completed_at}", "{body.workflow_job.started_at}"],
      },
      workflow_run: { subject: "{body.workflow_run.id}", time: "{body.workflow_run.updated_at}" },
    },
  },
};
