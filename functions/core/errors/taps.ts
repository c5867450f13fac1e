import { e } from "./entry.ts";

/** What keeps a tap from taking messages. */
export const taps = {
  "tap-invalid": e(
    0,
    "The tap cannot be right.",
    "Correct the setting that the detail names: the broker would refuse it each time.",
  ),
  "tap-unreachable": e(
    0,
    "The broker cannot be reached.",
    "Check its address, and whether it runs. The tap tries again, at longer intervals; what the broker has is kept there.",
  ),
  "tap-refused": e(
    0,
    "The broker lets nobody in with these credentials or rights.",
    "Correct the credentials, or grant the right that the detail names. The tap tries again by itself.",
  ),
  "tap-failed": e(
    0,
    "The broker failed, or ended the connection.",
    "The tap tries again by itself; messages that were not acknowledged come again.",
  ),
  "message-unreadable": e(
    400,
    "A message of a broker cannot be read as an event.",
    "It is in quarantine as an event of the type signalbox.tap.refused, with all that it had. Mend what sends it.",
  ),
};
