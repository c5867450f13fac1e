import { AwsFault } from "../../core/http/aws-fault.ts";

/** What AWS answers when something is not there, is there already, or is not as it may be. */
export function missing(message: string): AwsFault {
  return new AwsFault("ResourceNotFoundException", message);
}

export function exists(message: string): AwsFault {
  return new AwsFault("ResourceAlreadyExistsException", message);
}

export function notValid(message: string): AwsFault {
  return new AwsFault("ValidationException", message);
}

export function tooMany(): AwsFault {
  return new AwsFault("LimitExceededException", "The requested resource exceeds the maximum number allowed.");
}
