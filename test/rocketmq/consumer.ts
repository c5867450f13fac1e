import type { Message, Settings } from "../../functions/wire/rocketmq/messages.ts";
import { codes, filterTypes, SIMPLE_CONSUMER } from "../../functions/wire/rocketmq/messages.ts";
import type { RocketMqProxy } from "../../functions/wire/rocketmq/proxy.ts";
import { until } from "../support/until.ts";

/** Takes so many messages, or more, from a topic. */
export function take(proxy: RocketMqProxy, from: { group: string; topic: string }, count: number) {
  return takeUntil(proxy, from, (messages) => messages.length >= count);
}

/** Takes from a topic until there is enough, and acknowledges it. Messages are in the order in which they came. */
export async function takeUntil(
  proxy: RocketMqProxy,
  from: { group: string; topic: string },
  isEnough: (messages: readonly Message[]) => boolean,
) {
  const [group, topic] = [{ name: from.group }, { name: from.topic }];
  const all = { type: filterTypes.tag, expression: "*" };
  const settings: Settings = {
    clientType: SIMPLE_CONSUMER,
    requestTimeout: { seconds: 3 },
    subscription: { group, subscriptions: [{ topic, expression: all }] },
  };
  const { stream } = await proxy.introduce(settings, { timeoutMs: 5000, lastsMs: 120_000 });
  const taken: Message[] = [];
  await until(async () => {
    const parts = await proxy.receive(
      {
        ...{ group, filterExpression: all, batchSize: 32, invisibleDuration: { seconds: 30 } },
        messageQueue: { topic, id: -1, permission: 4, broker: { name: "broker-a" } },
        longPollingTimeout: { seconds: 1 },
      },
      10_000,
    );
    const failed = parts.find(
      ({ status }) => status && ![codes.ok, codes.messageNotFound].includes(status.code as never),
    );
    if (failed) throw new Error(JSON.stringify(failed));
    const messages = parts.flatMap(({ message }) => message ?? []);
    taken.push(...messages);
    const entries = messages.map(({ systemProperties: { messageId, receiptHandle } = {} }) => ({
      messageId: messageId!,
      receiptHandle: receiptHandle!,
    }));
    if (entries.length > 0) await proxy.ask("AckMessage", { group, topic, entries }, 5000);
    return isEnough(taken);
  }, 60_000);
  stream.close();
  return taken;
}
