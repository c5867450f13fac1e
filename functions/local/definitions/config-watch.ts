import { type FSWatcher, watch } from "node:fs";
import { type ConfigFiles, loadFiles, prepareFiles, saySame } from "./config-files.ts";
import { placesOf, type WatchedNames } from "./config-places.ts";

/** Editors write in several steps: a change is read when it has been quiet for so long, in ms. */
const SETTLED_AFTER = 50;
/** While it is never quiet, it is read as often as that, in ms. */
const AT_LATEST = 1000;

export interface Watched {
  /** What the files said when they were last read. */
  readonly files: ConfigFiles;
  close(): void;
}

/**
 * Calls back with the whole configuration whenever its files say something else than they did: also for folders that
 * appear later, files that are replaced by a rename, and links that are turned to another folder (as Kubernetes does).
 * `before` is what was loaded already. Does not keep the process alive. Watches folders, so nothing is polled.
 */
export function watchFiles(
  folder: string,
  onChange: (files: ConfigFiles) => void,
  before: ConfigFiles = loadFiles(folder),
): Watched {
  let files = before;
  let watchers: readonly FSWatcher[] = [];
  let closed = false;
  const read = () => {
    if (closed) return;
    const now = loadFiles(folder, files);
    const same = saySame(now, files);
    files = now;
    if (!same) onChange(now);
  };
  const settle = settling(() => {
    const old = watchers;
    watchers = watchersOf(folder, settle.touch);
    for (const watcher of old) watcher.close();
    void prepareFiles(folder).then(read);
  });
  settle.now();
  return {
    get files() {
      return files;
    },
    close() {
      closed = true;
      settle.stop();
      for (const watcher of watchers) watcher.close();
    },
  };
}

/** Runs `act` when touches have come to rest. */
function settling(act: () => void): { touch(): void; now(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let since: number | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    since = undefined;
  };
  const now = (): void => {
    stop();
    act();
  };
  const touch = (): void => {
    since ??= performance.now();
    const left = AT_LATEST - (performance.now() - since);
    clearTimeout(timer);
    timer = setTimeout(now, Math.max(0, Math.min(SETTLED_AFTER, left))).unref();
  };
  return { touch, now, stop };
}

function watchersOf(folder: string, touch: () => void): FSWatcher[] {
  return [...placesOf(folder)].flatMap(([place, names]) => watcherOf(place, names, touch) ?? []);
}

/** A place that cannot be watched is not there yet or gone again: the folder above it is watched too. */
function watcherOf(folder: string, names: WatchedNames, touch: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { persistent: false }, (_, name) => {
      if (names === "all" || name === null || names.has(name)) touch();
    });
    return watcher.on("error", touch);
  } catch {
    return undefined;
  }
}
