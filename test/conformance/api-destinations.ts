import { awsHouse, type Wire } from "./aws-house.ts";
import type { Corpus, Verdict } from "./corpus.ts";

/** What is delivered to an API destination, by each way of proving who asks. */
interface Delivery {
  readonly connectionInvocationHttpParameters: object;
  readonly target: object;
  readonly putEvents: readonly object[];
  readonly expectRequest: {
    readonly body: object;
    readonly headers: Readonly<Record<string, string>>;
    readonly query: Readonly<Record<string, string>>;
    readonly pathContains: string;
  };
  readonly auth: readonly Way[];
}
interface Way {
  readonly AuthorizationType: string;
  readonly AuthParameters: object;
  readonly tokenResponse?: object;
  readonly expectHeader: Readonly<Record<string, string>>;
}

/** Calls over HTTP, as an API destination gets them. */
export const corpora: readonly Corpus[] = [
  {
    file: "aws-behaviour-localstack/apidestination_delivery.json",
    expected: {
      "OAUTH_CLIENT_CREDENTIALS: its token is asked for":
        "tokens are asked for as RFC 6749 has it: by POST, in a form, with Basic credentials",
    },
    run: runDeliveries,
  },
];

interface Sent {
  readonly url: URL;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

async function* runDeliveries(text: string): AsyncGenerator<Verdict> {
  const delivery = JSON.parse(text) as Delivery;
  for (const way of delivery.auth) {
    const { calls, token } = await callsBy(delivery, way);
    const [call] = calls;
    const problems = call ? problemsOf(call, delivery.expectRequest, way) : ["nothing was sent"];
    yield problems.length === 0
      ? { id: way.AuthorizationType }
      : { id: way.AuthorizationType, wrong: problems.join("; ") };
    const id = `${way.AuthorizationType}: its token is asked for`;
    if (way.tokenResponse)
      yield token?.body.startsWith("{") ? { id } : { id, wrong: `asked for by ${token?.body}` };
  }
}

/** What went over the wire for the events: calls of the destination, and of the token endpoint. */
async function callsBy(delivery: Delivery, { AuthorizationType, AuthParameters, tokenResponse }: Way) {
  const calls: Sent[] = [];
  let token: Sent | undefined;
  const wire: Wire = async ({ authority, path }, { headers, body }) => {
    const names = headers.filter((_, i) => i % 2 === 0);
    const sent = {
      url: new URL(path, `https://${authority}`),
      headers: new Map(names.map((name, i) => [name, headers[2 * i + 1]!])),
      body: String(body),
    };
    if (authority !== "auth.example") calls.push(sent);
    else token = sent;
    const answer = Buffer.from(JSON.stringify(tokenResponse ?? {}));
    return { ok: true, status: 200, headers: { "content-type": "application/json" }, body: answer };
  };
  const house = await awsHouse(wire);
  const parameters = JSON.parse(
    JSON.stringify(AuthParameters).replace("<endpoint>", "https://auth.example/token"),
  ) as object;
  const { ConnectionArn } = await called(house, "create_connection", {
    Name: "c",
    AuthorizationType,
    AuthParameters: { ...parameters, InvocationHttpParameters: delivery.connectionInvocationHttpParameters },
  });
  const { ApiDestinationArn } = await called(house, "create_api_destination", {
    Name: "d",
    ConnectionArn,
    InvocationEndpoint: "https://receiver.example/*",
    HttpMethod: "POST",
  });
  await called(house, "put_rule", { Name: "r", EventPattern: '{"source":["source-123"]}' });
  await called(house, "put_targets", {
    Rule: "r",
    Targets: [{ Id: "t", Arn: ApiDestinationArn, ...delivery.target }],
  });
  await called(house, "put_events", { Entries: delivery.putEvents });
  await house.deliver();
  return { calls, token };
}

async function called(house: Awaited<ReturnType<typeof awsHouse>>, op: string, input: object) {
  const { status, body } = await house.call(op, input);
  if (status !== 200) throw new Error(`${op} answered ${JSON.stringify(body)}`);
  return body;
}

function problemsOf(call: Sent, { body, headers, query, pathContains }: Delivery["expectRequest"], way: Way) {
  const wantedHeaders = Object.entries({ ...headers, ...way.expectHeader });
  const sorted = (value: object) =>
    JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  return [
    ...wantedHeaders
      .filter(([name, value]) => call.headers.get(name) !== value)
      .map(([name, value]) => `header ${name}: wanted ${value}, got ${call.headers.get(name)}`),
    ...Object.entries(query)
      .filter(([name, value]) => call.url.searchParams.get(name) !== value)
      .map(([name]) => `query ${name}: got ${call.url.searchParams.get(name)}`),
    ...(call.url.pathname.includes(pathContains) ? [] : [`path ${call.url.pathname}`]),
    ...(sorted(JSON.parse(call.body) as object) === sorted(body) ? [] : [`body ${call.body}`]),
  ];
}
