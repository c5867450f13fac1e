/** Closed ranges of numbers, with something filed under each; those that hold a number are found without asking the others. */
export interface Ranges<Item> {
  readonly size: number;
  add(low: number, high: number, item: Item): void;
  remove(low: number, high: number, item: Item): void;
  /** Visits what is filed under the ranges that hold the number. */
  at(value: number, visit: (item: Item) => void): void;
}

/** A node of a treap: ordered by `low`, a heap by `priority`; `reach` is the greatest `high` of its subtree. */
interface Node<Item> {
  readonly low: number;
  readonly high: number;
  readonly item: Item;
  readonly priority: number;
  left: Node<Item> | undefined;
  right: Node<Item> | undefined;
  reach: number;
}

export function createRanges<Item>(): Ranges<Item> {
  let root: Node<Item> | undefined;
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

function stab<Item>(node: Node<Item> | undefined, value: number, visit: (item: Item) => void): void {
  if (!node || node.reach < value) return;
  stab(node.left, value, visit);
  if (node.low > value) return;
  if (node.high >= value) visit(node.item);
  stab(node.right, value, visit);
}

function inserted<Item>(node: Node<Item> | undefined, added: Node<Item>): Node<Item> {
  if (!node) return added;
  if (added.priority > node.priority) {
    const [left, right] = split(node, added.low);
    return measured(added, left, right);
  }
  return added.low < node.low
    ? measured(node, inserted(node.left, added), node.right)
    : measured(node, node.left, inserted(node.right, added));
}

/** Those whose range begins before a number, and the others. */
function split<Item>(
  node: Node<Item> | undefined,
  low: number,
): [Node<Item> | undefined, Node<Item> | undefined] {
  if (!node) return [undefined, undefined];
  if (node.low < low) {
    const [left, right] = split(node.right, low);
    return [measured(node, node.left, left), right];
  }
  const [left, right] = split(node.left, low);
  return [left, measured(node, right, node.right)];
}

type Range<Item> = Pick<Node<Item>, "low" | "high" | "item">;

function removed<Item>(node: Node<Item> | undefined, range: Range<Item>): Node<Item> | undefined {
  if (!node) return undefined;
  if (node.low === range.low && node.high === range.high && node.item === range.item)
    return merged(node.left, node.right);
  if (range.low < node.low) return measured(node, removed(node.left, range), node.right);
  if (range.low > node.low) return measured(node, node.left, removed(node.right, range));
  // Of ranges with the same begin it may lie on either side.
  return measured(node, removed(node.left, range), removed(node.right, range));
}

function merged<Item>(left: Node<Item> | undefined, right: Node<Item> | undefined): Node<Item> | undefined {
  if (!left || !right) return left ?? right;
  return left.priority > right.priority
    ? measured(left, left.left, merged(left.right, right))
    : measured(right, merged(left, right.left), right.right);
}

function measured<Item>(
  node: Node<Item>,
  left: Node<Item> | undefined,
  right: Node<Item> | undefined,
): Node<Item> {
  node.left = left;
  node.right = right;
  node.reach = Math.max(
    node.high,
    left?.reach ?? Number.NEGATIVE_INFINITY,
    right?.reach ?? Number.NEGATIVE_INFINITY,
  );
  return node;
}
