import { afterAll, beforeAll } from "vitest";
import {
  aPlace,
  type Circumstances,
  type Files,
  type Place,
  type SignalboxProcess,
  startSignalbox,
} from "./signalbox-process.ts";
import { aSink, type Sink } from "./sink.ts";

/** What the tests of a file share: one Signalbox on folders of its own, and a sink whose paths are its targets. */
export interface Story {
  readonly place: Place;
  readonly sink: Sink;
  readonly signalbox: SignalboxProcess;
  /** Ends the process the way it is told to and starts another on the same folders. */
  restart(how: "kill" | "stop"): Promise<void>;
}

/** Begins before the first test of the file and is cleared away after the last. */
export function aStory(files: (sink: Sink) => Files, circumstances: Circumstances = {}): Story {
  let place: Place;
  let sink: Sink;
  let signalbox: SignalboxProcess;
  beforeAll(async () => {
    sink = await aSink();
    place = aPlace(files(sink));
    signalbox = await startSignalbox(place, circumstances);
  });
  afterAll(async () => {
    await signalbox.kill();
    await sink.close();
    place.remove();
  });
  return {
    get place() {
      return place;
    },
    get sink() {
      return sink;
    },
    get signalbox() {
      return signalbox;
    },
    async restart(how) {
      await signalbox[how]();
      signalbox = await startSignalbox(place, circumstances);
    },
  };
}

/** The file of an HTTP target on this machine. */
export function aTargetFile(url: string, more: object = {}): object {
  return { kind: "http", url, allowPrivateNetwork: true, ...more };
}

/** The file of a rule that sends events of a type to a target. */
export function aRuleFile(type: string, target: string, more: object = {}): object {
  return { pattern: { type: [type] }, targets: [{ target }], ...more };
}

let lastId = 0;

/** An event of a type with an id that no other one has. */
export function aPublished(type: string, more: object = {}) {
  return { specversion: "1.0", id: `e-${++lastId}`, source: "/shop", type, ...more };
}
