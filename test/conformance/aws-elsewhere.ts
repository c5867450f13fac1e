import type { House } from "./aws-house.ts";

/** A step that is done by other services, before the API is asked. */
export interface HarnessStep {
  readonly n: number;
  readonly harness: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Other services of a recording, as far as events come to them: functions, topics with the queues that have subscribed. */
export interface Elsewhere {
  /** What the service would answer; undefined for those that nothing asks. */
  take(step: HarnessStep): object | undefined;
  /** All that the recording's function got; undefined when it has none. */
  gotByFunction(): Promise<readonly unknown[] | undefined>;
}

const ACCOUNT = "us-east-1:111111111111";

export function elsewhereOf(house: House): Elsewhere {
  let functionArn: string | undefined;
  const got: unknown[] = [];
  const services: Readonly<
    Record<string, (params: Readonly<Record<string, unknown>>) => object | undefined>
  > = {
    create_lambda_function({ func_name }) {
      functionArn = `arn:aws:lambda:${ACCOUNT}:function:${String(func_name)}`;
      return { CreateFunctionResponse: { FunctionArn: functionArn } };
    },
    sns_create_topic: ({ Name }) => ({ TopicArn: `arn:aws:sns:${ACCOUNT}:${String(Name)}` }),
    sns_subscription({ TopicArn, Endpoint }) {
      house.subscribe(String(TopicArn), String(Endpoint));
      return undefined;
    },
  };
  return {
    take: ({ harness, params = {} }) => services[harness]?.(params),
    async gotByFunction() {
      if (functionArn === undefined) return undefined;
      await house.deliver();
      got.push(...house.take(functionArn).map((text) => JSON.parse(text) as unknown));
      return got;
    },
  };
}
