import { aDeadLetter, aDefinition, anAlertState, anEvent, aReplay } from "../support/build.ts";
import { memoryAlertStates } from "../support/memory-watch.ts";
import {
  memoryArchive,
  memoryDeliveryStore,
  memoryJournal,
  memoryQuarantine,
  memoryRegistry,
  memoryReplays,
} from "../support/ports.ts";
import { apiOver, controlPorts, ROLES, tokensOfRoles } from "./api.ts";
import { HTTP, TAP } from "./things.ts";

export const TEAMS = ["shop", "bank"] as const;
export const rule = (bus: string, target: string) => ({
  bus,
  pattern: { type: ["t"] },
  targets: [{ target }],
});
const quarantined = { status: "quarantined", schema: "t.v1", problems: [] } as const;

/** The teams shop and bank own a bus, a rule, a target and a tap each, `open` is nobody's; each team has a user of each role. */
export function withTeams() {
  const users = TEAMS.flatMap((team) => ROLES.map((role) => ({ id: `${team}-${role}`, role, team })));
  const events = [...TEAMS, "open"].map((bus) => anEvent({ id: bus, bus, type: "t", data: { secret: bus } }));
  const [ofShop] = events;
  const ports = controlPorts({
    registry: memoryRegistry([
      ...[...TEAMS, "open"].flatMap((name) => [
        aDefinition({ kind: "rule", id: `${name}-rule`, value: rule(name, `${name}-target`) }),
        aDefinition({ kind: "target", id: `${name}-target`, value: HTTP }),
        aDefinition({ kind: "source", id: `${name}-tap`, value: { ...TAP, bus: name } }),
      ]),
      ...TEAMS.map((team) =>
        aDefinition({
          kind: "access",
          id: team,
          value: { kind: "ownership", owners: [`team:${team}`], buses: [team], targets: [`${team}-*`] },
        }),
      ),
      aDefinition({ kind: "rule", id: "audit-shop", value: rule("shop", "bank-target") }),
      aDefinition({
        ...{ kind: "access", id: "bank-too" },
        value: { kind: "ownership", owners: ["team:bank"], rules: ["audit-shop"] },
      }),
      ...users.map(({ id, role, team }) =>
        aDefinition({ kind: "user", id, value: { name: id, role, teams: [team] } }),
      ),
    ]),
    tokens: tokensOfRoles(users.map(({ id, role }) => ({ id, name: id, role, user: id }))),
    archive: memoryArchive(events),
    journal: memoryJournal([]),
    quarantine: memoryQuarantine(
      events.map((event) => ({ id: `q-${event.id}`, event: { ...event, schema: quarantined } })),
    ),
    deliveries: memoryDeliveryStore(
      [...TEAMS, "open"].map((bus) =>
        aDeadLetter({ id: `d-${bus}`, bus, rule: `${bus}-rule`, target: `${bus}-target` }),
      ),
      [...TEAMS, "open"].map((name) => ({
        ...{ rule: `${name}-rule`, target: `${name}-target`, key: `"${name}"`, state: "blocked", waiting: 1 },
        delivery: `d-${name}`,
      })),
    ),
    replays: memoryReplays([aReplay({ id: "of-shop", to: { rules: ["shop-rule"] } })]),
    alertStates: memoryAlertStates(
      [...TEAMS, "open"].map((name) => anAlertState({ alert: "dead", resource: `target/${name}-target` })),
    ),
  });
  const over = apiOver(ports);
  const api = (user: string, request: string, body?: unknown) =>
    over(request, { headers: { authorization: `Bearer secret-${user}` }, body });
  return { ...ports, api, ofShop: ofShop! };
}
