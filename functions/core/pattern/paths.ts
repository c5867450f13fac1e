/** A step on the way to fields that rules name. */
export interface PathNode {
  /** The keys that lead here, joined by dots; "" for the document itself. */
  readonly path: string;
  /** The field's number; -1 where no rule names this very path. */
  slot: number;
  readonly children: Map<string, PathNode>;
  /** The same as character codes, but for keys that are not ASCII. */
  readonly keys: KeyNode[];
}

/** A key of ASCII characters, and where it leads. */
interface KeyNode {
  readonly codes: Uint8Array;
  readonly node: PathNode;
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
      if (ASCII.test(key)) node.keys.push({ codes: new TextEncoder().encode(key), node: child });
    }
    node = child;
  }
  if (node.slot < 0) node.slot = paths.size++;
  return node.slot;
}

const QUOTE = 0x22;

/** Where the key of an event leads that begins at `start`, behind its quote; undefined where no rule goes. */
export function childAt({ keys }: PathNode, codes: Uint8Array, start: number): PathNode | undefined {
  for (const { codes: key, node } of keys) {
    const { length } = key;
    if (codes[start + length] !== QUOTE) continue;
    let i = 0;
    while (i < length && key[i] === codes[start + i]) i++;
    if (i === length) return node;
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

function createNode(path: string): PathNode {
  return { path, slot: -1, children: new Map(), keys: [] };
}

const ASCII = /^[\x20-\x7e]*$/;
