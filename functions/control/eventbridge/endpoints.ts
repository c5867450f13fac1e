import { line, name, nextToken } from "../../core/eventbridge/constraints.ts";
import { listOf, number, structure, text } from "../../core/eventbridge/shape.ts";
import { missing, tooMany } from "./faults.ts";
import { type Operation, operation } from "./operation.ts";

interface NamedInput {
  readonly Name: string;
}

const region = text({ min: 9, max: 20, pattern: String.raw`^[\-a-z0-9]+$` });
const healthCheck = text({
  min: 1,
  max: 1600,
  pattern: String.raw`^arn:aws([a-z]|\-)*:route53:::healthcheck/[\-a-z0-9]+$`,
});
const busArn = text({
  min: 1,
  max: 512,
  pattern: String.raw`^arn:aws[a-z-]*:events:[a-z]{2}-[a-z-]+-\d+:\d{12}:event-bus/[\w.-]+$`,
});
const routing = structure("RoutingConfig", {
  "FailoverConfig!": structure("FailoverConfig", {
    "Primary!": structure("Primary", { "HealthCheck!": healthCheck }),
    "Secondary!": structure("Secondary", { "Route!": region }),
  }),
});
const buses = listOf(structure("EndpointEventBus", { "EventBusArn!": busArn }), { min: 2, max: 2 });
const said = {
  Description: line,
  ReplicationConfig: structure("ReplicationConfig", { State: text({ values: ["ENABLED", "DISABLED"] }) }),
  RoleArn: text({
    min: 1,
    max: 256,
    pattern: String.raw`^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$`,
  }),
};
const named = { "Name!": name };

/** Global endpoints stand in front of buses of two regions, and here is one: an account whose quota of them is none. */
export const endpointOperations: Readonly<Record<string, Operation>> = {
  CreateEndpoint: operation(
    "manage",
    structure("CreateEndpointRequest", {
      ...named,
      "RoutingConfig!": routing,
      "EventBuses!": buses,
      ...said,
    }),
    () => {
      throw tooMany();
    },
  ),
  UpdateEndpoint: operation<NamedInput>(
    "manage",
    structure("UpdateEndpointRequest", { ...named, RoutingConfig: routing, EventBuses: buses, ...said }),
    ({ input }) => refuse(input),
  ),
  DeleteEndpoint: operation<NamedInput>("manage", structure("DeleteEndpointRequest", named), ({ input }) =>
    refuse(input),
  ),
  DescribeEndpoint: operation<NamedInput>(
    "read",
    structure("DescribeEndpointRequest", { ...named, HomeRegion: region }),
    ({ input }) => refuse(input),
  ),
  ListEndpoints: operation(
    "read",
    structure("ListEndpointsRequest", {
      NamePrefix: name,
      HomeRegion: region,
      NextToken: nextToken,
      MaxResults: number({ min: 1, max: 100 }),
    }),
    () => ({ Endpoints: [] }),
  ),
};

function refuse({ Name }: NamedInput): never {
  throw missing(`Endpoint ${Name} does not exist.`);
}
