/** A step on the way to fields that rules name. */
export interface PathNode {
  /** The keys that lead here, joined by dots; "" for the document itself. */
  readonly path: string;
  /** The field's number; -1 where no rule names this very path. */
  slot: number;
  readonly children: Map<string, PathNode>;
}

/** The paths that rules name, as a tree of keys, each path with a number. */
export interface Paths {
  readonly root: PathNode;
  /** How many there are. */
  size: number;
}

export function createPaths(): Paths {
  return { root: { path: "", slot: -1, children: new Map() }, size: 0 };
}

/** The number of a path, which it gets when it is first asked for. A dot within a key is a step as well. */
export function slotOf(paths: Paths, path: string): number {
  let node = paths.root;
  for (const key of path.split(".")) {
    let child = node.children.get(key);
    if (!child) {
      child = { path: node === paths.root ? key : `${node.path}.${key}`, slot: -1, children: new Map() };
      node.children.set(key, child);
    }
    node = child;
  }
  if (node.slot < 0) node.slot = paths.size++;
  return node.slot;
}

/** Where a key of an event leads; undefined where no rule goes. */
export function childOf(node: PathNode, key: string): PathNode | undefined {
  if (!key.includes(".")) return node.children.get(key);
  let child: PathNode | undefined = node;
  for (const step of key.split(".")) child = child?.children.get(step);
  return child;
}
