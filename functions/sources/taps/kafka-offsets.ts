import type { Message } from "@platformatic/kafka";

type Place = Pick<Message, "topic" | "partition" | "offset">;

/** How far a group may be said to be in each partition. */
export interface Offsets {
  /** In the order of their partitions, and perhaps more than once. */
  came(message: Place): void;
  /** Where partitions go on from, of those that moved: nothing before is unsettled. */
  settled(messages: readonly Place[]): readonly NewPlace[];
}

interface NewPlace extends Place {
  readonly leaderEpoch: number;
}

export function createOffsets(): Offsets {
  /** What came and is not passed yet, and whether it is settled. */
  const open = new Map<number, Map<bigint, boolean>>();
  const passed = new Map<number, bigint>();
  return {
    came({ partition, offset }) {
      if (offset < (passed.get(partition) ?? -1n)) return;
      const offsets = open.get(partition) ?? new Map<bigint, boolean>();
      open.set(partition, offsets);
      if (!offsets.has(offset)) offsets.set(offset, false);
    },
    settled(messages) {
      for (const { partition, offset } of messages) {
        const offsets = open.get(partition);
        if (offsets?.has(offset)) offsets.set(offset, true);
      }
      const partitions = new Map(messages.map(({ topic, partition }) => [partition, topic]));
      return [...partitions].flatMap(([partition, topic]) => {
        const offset = pass(open.get(partition));
        if (offset === undefined) return [];
        passed.set(partition, offset);
        return [{ topic, partition, offset, leaderEpoch: -1 }];
      });
    },
  };
}

/** Takes out what is settled before the first that is not; what is behind the last of it. */
function pass(offsets: Map<bigint, boolean> | undefined): bigint | undefined {
  let behind: bigint | undefined;
  for (const [offset, isSettled] of offsets ?? []) {
    if (!isSettled) break;
    offsets!.delete(offset);
    behind = offset + 1n;
  }
  return behind;
}
