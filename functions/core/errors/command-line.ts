import { e } from "./entry.ts";

/** What the command line tells. */
export const commandLine = {
  "data-folder-in-use": e(
    0,
    "Another Signalbox runs on this data folder.",
    "Stop it, or start on another folder with --data.",
  ),
  "tracing-invalid": e(
    0,
    "An environment variable of OpenTelemetry says what cannot be done.",
    "The detail names it. Traces go out by OTLP over HTTP, as JSON.",
  ),
  "usage-invalid": e(
    0,
    "The command was not used as it is meant.",
    "`signalbox <command> --help` has examples.",
  ),
  "file-unreadable": e(0, "A file could not be read.", "Check its path and your permissions."),
  "cannot-reach": e(
    0,
    "Signalbox cannot be reached.",
    "Start it with `npm start`, or name another one with --url or SIGNALBOX_URL.",
  ),
  "answer-unexpected": e(
    0,
    "What answered is not Signalbox, or not this version of it.",
    "Check --url and SIGNALBOX_URL.",
  ),
};
