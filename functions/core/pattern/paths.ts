/** A step on the way to fields that rules name. */
export interface PathNode {
  /** The keys that lead here, joined by dots; "" for the document itself. */
  readonly path: string;
  /** The field's number; -1 where no rule names this very path. */
  slot: number;
  readonly children: Map<string, PathNode>;
  /** The same as character codes, but for keys that are not ASCII; by a hash of their first two. Empty where there are none. */
  keys: (KeyNode | undefined)[];
}

/** A key of ASCII characters, where it leads, and another one that begins as it does. */
export interface KeyNode {
  readonly codes: Uint8Array;
  readonly node: PathNode;
  readonly next: KeyNode | undefined;
}

/** The paths that rules name, as a tree of keys, each path with a number. */
export interface Paths {
  readonly root: PathNode;
  /** How many there are. */
  size: number;
}

export function createPaths(): Paths {
  return { root: createNode(""), size: 0 };
}

/** The number of a path, which it gets when it is first asked for. A dot within a key is a step as well. */
export function slotOf(paths: Paths, path: string): number {
  let node = paths.root;
  for (const key of path.split(".")) {
    let child = node.children.get(key);
    if (!child) {
      child = createNode(node === paths.root ? key : `${node.path}.${key}`);
      node.children.set(key, child);
      if (PLAIN.test(key)) addKey(node, key, child);
    }
    node = child;
  }
  if (node.slot < 0) node.slot = paths.size++;
  return node.slot;
}

const QUOTE = 0x22;

/** The key of an event that begins at `start`, behind its quote; undefined where no rule goes, or it is not plain ASCII. */
export function keyAt(node: PathNode, codes: Uint8Array, start: number): KeyNode | undefined {
  for (let known = node.keys[hashOf(codes[start]!, codes[start + 1]!)]; known; known = known.next) {
    const { codes: key } = known;
    const { length } = key;
    if (codes[start + length] !== QUOTE) continue;
    let i = 0;
    while (i < length && key[i] === codes[start + i]) i++;
    if (i === length) return known;
  }
  return undefined;
}

/** The same of a key that had to be decoded, or has dots in it. */
export function childOf(node: PathNode, key: string): PathNode | undefined {
  if (!key.includes(".")) return node.children.get(key);
  let child: PathNode | undefined = node;
  for (const step of key.split(".")) child = child?.children.get(step);
  return child;
}

function addKey(parent: PathNode, key: string, node: PathNode): void {
  if (parent.keys.length === 0) parent.keys = Array.from({ length: HASHES });
  const { keys } = parent;
  const codes = new TextEncoder().encode(key);
  const hash = hashOf(codes[0] ?? QUOTE, codes[1] ?? QUOTE);
  keys[hash] = { codes, node, next: keys[hash] };
}

function createNode(path: string): PathNode {
  return { path, slot: -1, children: new Map(), keys: [] };
}

/** What stands in an event's key as it is. */
const PLAIN = /^[ !#-[\]-~]*$/;

const HASHES = 64;

/** Of the first two bytes of a key, its closing quote included. */
function hashOf(first: number, second: number): number {
  return first === QUOTE ? 0 : (first ^ (second << 2)) & (HASHES - 1);
}
