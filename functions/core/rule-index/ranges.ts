/** Closed ranges of numbers, with a number filed under each; those that hold a value are found without asking the others. */
export interface Ranges {
  readonly size: number;
  add(low: number, high: number, item: number): void;
  /** Takes away what was added just so. */
  remove(low: number, high: number, item: number): void;
  /** Visits what is filed under the ranges that hold the value. */
  at(value: number, visit: (item: number) => void): void;
}

interface Range {
  readonly low: number;
  readonly high: number;
  readonly item: number;
}

/** A node of a treap: ordered as `before` says, a heap by `priority`; `reach` is the greatest `high` of its subtree. */
interface Node extends Range {
  readonly priority: number;
  left: Node | undefined;
  right: Node | undefined;
  reach: number;
}

export function createRanges(): Ranges {
  let root: Node | undefined;
  let size = 0;
  let seed = 1;
  /** As good as random, and the same in every run. */
  const priority = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed;
  };
  return {
    get size() {
      return size;
    },
    add(low, high, item) {
      const node = { low, high, item, priority: priority(), left: undefined, right: undefined, reach: high };
      root = inserted(root, node);
      size++;
    },
    remove(low, high, item) {
      root = removed(root, { low, high, item });
      size--;
    },
    at(value, visit) {
      stab(root, value, visit);
    },
  };
}

function stab(node: Node | undefined, value: number, visit: (item: number) => void): void {
  if (!node || node.reach < value) return;
  stab(node.left, value, visit);
  if (node.low > value) return;
  if (node.high >= value) visit(node.item);
  stab(node.right, value, visit);
}

/** By where they begin, then by where they end, then by their items: each has one place. */
function before(one: Range, other: Range): boolean {
  if (one.low !== other.low) return one.low < other.low;
  return one.high === other.high ? one.item < other.item : one.high < other.high;
}

function inserted(node: Node | undefined, added: Node): Node {
  if (!node) return added;
  if (added.priority > node.priority) {
    const [left, right] = split(node, added);
    return measured(added, left, right);
  }
  return before(added, node)
    ? measured(node, inserted(node.left, added), node.right)
    : measured(node, node.left, inserted(node.right, added));
}

/** Those before a range, and the others. */
function split(node: Node | undefined, range: Range): [Node | undefined, Node | undefined] {
  if (!node) return [undefined, undefined];
  if (before(node, range)) {
    const [left, right] = split(node.right, range);
    return [measured(node, node.left, left), right];
  }
  const [left, right] = split(node.left, range);
  return [left, measured(node, right, node.right)];
}

function removed(node: Node | undefined, range: Range): Node | undefined {
  if (!node) return undefined;
  if (before(range, node)) return measured(node, removed(node.left, range), node.right);
  if (before(node, range)) return measured(node, node.left, removed(node.right, range));
  return merged(node.left, node.right);
}

function merged(left: Node | undefined, right: Node | undefined): Node | undefined {
  if (!left || !right) return left ?? right;
  return left.priority > right.priority
    ? measured(left, left.left, merged(left.right, right))
    : measured(right, merged(left, right.left), right.right);
}

function measured(node: Node, left: Node | undefined, right: Node | undefined): Node {
  node.left = left;
  node.right = right;
  node.reach = Math.max(
    node.high,
    left?.reach ?? Number.NEGATIVE_INFINITY,
    right?.reach ?? Number.NEGATIVE_INFINITY,
  );
  return node;
}
