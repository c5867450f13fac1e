import { e } from "./entry.ts";

/** Why a delivery failed, waits or ended. */
export const deliveries = {
  "target-missing": e(
    0,
    "The rule names a target that there is not.",
    "Add rules/targets/<id>.json, then redrive.",
  ),
  "target-unserved": e(
    0,
    "No way leads from here to a target of that kind.",
    "Send to an HTTP target or to another bus instead, then redrive.",
  ),
  "target-credentials-missing": e(
    0,
    "There are no credentials to call the target's service with.",
    "It is retried, and nothing is lost meanwhile. Give the target `credentials`, or this process those of AWS: environment, profile or role.",
  ),
  "delivery-unfit": e(
    0,
    "What is to go out can never be sent to a target of that kind.",
    "The detail says why. Send less, or change the target, then redrive.",
  ),
  "target-refused": e(
    0,
    "The target answered that it will not take this delivery.",
    "The attempt has its status and the beginning of its answer. Fix the cause, then redrive.",
  ),
  "recipients-refused": e(
    0,
    "Some of the recipients have the message, and others were refused for good.",
    "The detail names them. Correct the addresses; a redrive sends it to all.",
  ),
  "target-failed": e(
    0,
    "The target answered with a failure.",
    "It is retried; the attempt has its status and the beginning of its answer.",
  ),
  "target-timeout": e(
    0,
    "The target did not answer in time.",
    "It is retried. Raise timeoutSeconds if the target needs longer.",
  ),
  "target-unreachable": e(
    0,
    "No connection to the target.",
    "It is retried. Check the URL, DNS and TLS; the detail has the cause.",
  ),
  "target-redirects": e(
    0,
    "The target answered with a redirect, and those are not followed.",
    "Set the URL that it points to.",
  ),
  "address-private": e(
    0,
    "The target's address is private, and those are refused.",
    "Set allowPrivateNetwork on the target if this is meant.",
  ),
  "auth-failed": e(
    0,
    "The credentials for the target could not be had.",
    "The detail says what the token endpoint answered.",
  ),
  "secret-missing": e(
    0,
    "A secret is not set.",
    "Set what the detail names: an environment variable, and start again; or a secret in Secrets Manager.",
  ),
  "transform-failed": e(
    0,
    "The transform did not give a result for this event.",
    "The detail says where. Fix the rule, then redrive.",
  ),
  "output-refused": e(
    0,
    "What the transform made does not fit the schema it is bound to.",
    "Fix the transform or the schema, then redrive.",
  ),
  "target-paused": e(
    0,
    "The target is paused, so its deliveries wait.",
    "Resume it: POST /api/targets/{id}/resume.",
  ),
  "breaker-open": e(
    0,
    "The target failed again and again, so its deliveries wait until it is tried anew.",
    "Look at its last attempts. Resuming the target tries it at once.",
  ),
  "digest-open": e(
    0,
    "The delivery waits until its digest closes.",
    "It is sent with what comes until then. Cancelling it cancels the digest.",
  ),
  "delay-invalid": e(
    0,
    "The event does not say for how long its delivery is to wait.",
    "The rule's `delay` leads to something else than seconds or an RFC 3339 time, or to more than 40 days from then. Fix the rule, then redrive: it goes out at once.",
  ),
  "waits-for-consumer": e(
    0,
    "It waits until a consumer fetches it.",
    "Receive from the target: `signalbox pull receive`, POST /api/targets/{id}/receive.",
  ),
  received: e(
    0,
    "A consumer has it.",
    "It ends when it is acknowledged, and comes again after its time or when it is given back.",
  ),
  "not-acknowledged": e(
    0,
    "A consumer received it and did not acknowledge it in its time.",
    "It comes again. Ask for a longer time, or extend it while at work.",
  ),
  "given-back": e(
    0,
    "A consumer received it and gave it back.",
    "It comes again; the detail is what the consumer said.",
  ),
  "order-waits": e(
    0,
    "An earlier delivery of the same key has not ended yet.",
    "It goes out when that one has. `signalbox ordered-keys` shows keys that wait.",
  ),
  "order-blocked": e(
    0,
    "An earlier delivery of the same key is a dead letter, and the rule says to wait for it.",
    "Redrive that dead letter, or let the key go on without it: `signalbox release`, POST /api/ordered-keys/release.",
  ),
  "order-parked": e(
    0,
    "An earlier delivery of the same key became a dead letter, and the rule parks the key then.",
    "Look at what waits, then let the key go on: `signalbox release`, POST /api/ordered-keys/release.",
  ),
  "hop-limit": e(0, "The event went from bus to bus too often.", "Rules send it in a circle; break it."),
  "probe-lost": e(
    0,
    "An event that is to go all of the way has not arrived in time.",
    "The detail says where it got stuck. `signalbox trace <its id>` tells its story.",
  ),
  "attempts-exhausted": e(0, "All attempts failed.", "Fix the target, then redrive."),
  "age-exceeded": e(
    0,
    "The delivery became older than its retry policy allows.",
    "Fix the target, then redrive.",
  ),
  skipped: e(
    0,
    "Somebody let go of what waited for the target.",
    "Nothing is lost: `signalbox redrive --skipped --target <id>` queues it anew.",
  ),
  redriven: e(0, "Somebody queued the delivery anew.", "What follows are the attempts since."),
  cancelled: e(0, "The delivery was cancelled.", "Redrive or replay it if that was wrong."),
  recalled: e(
    0,
    "The target took the delivery back before it handed it out.",
    "Replay its event if that was wrong.",
  ),
};
