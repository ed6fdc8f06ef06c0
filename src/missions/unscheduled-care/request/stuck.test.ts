import { describe, expect, test } from "vitest";
import { aRequest, aRequestTeam } from "../../../../tools/testing/a-request.ts";
import { aPerson, aServer, drainEvents, drainJobs } from "../../../../tools/testing/index.ts";
import { newId, withTenant } from "../../../platform/db/index.ts";
import { alertUndecided } from "./alert-undecided.ts";
import { askAfterResource } from "./ask-after-resource.ts";

const server = await aServer();

const noticesOf = async (userId: string, kind: string) =>
  (
    await server.owner.query("select title from notify_notices where user_id = $1 and kind = $2", [
      userId,
      kind,
    ])
  ).rows.map((row) => row.title);
const STUCK = "unscheduled-care.request-stuck";
const ASKED = "unscheduled-care.resource-asked";
const settle = async () => {
  await drainJobs(server);
  await drainEvents(server);
};

async function anUrgentOne() {
  const team = await aRequestTeam(server);
  const person = (role: "operator" | "coordinator") =>
    aPerson(server, { roles: [{ cptsId: team.cptsId, role }] });
  const desk = await person("operator");
  const coordinator = await person("coordinator");
  const { id, version } = await aRequest(team.nurse, team.slug, { draft: true });
  const raised = await team.nurse.call("PATCH", `${team.at}/${id}`, {
    version,
    answers: { respiration: true },
  });
  expect(raised.body.status).toBe("urgent");
  return { ...team, desk, coordinator, id, raisedAt: raised.body.redFlagAt as string };
}

describe("a sign of gravity without a decision", () => {
  test("alerts the desk, the coordination and who asked after the delay of the reference, once", async () => {
    const { cptsId, id, desk, coordinator, nurse, raisedAt } = await anUrgentOne();
    server.deps.clock.advance(9 * 60);
    await settle();
    expect(await noticesOf(desk.userId, STUCK)).toEqual([]);
    server.deps.clock.advance(60);
    await settle();
    await alertUndecided(server.deps, { cptsId, requestId: id, raisedAt });
    await settle();
    for (const who of [desk, coordinator, nurse]) {
      const told = await noticesOf(who.userId, STUCK);
      expect(told).toHaveLength(1);
      expect(told[0]).toMatch(/^Demande SNP-\d\d-\d{4} : elle attend que quelqu'un agisse$/);
    }
  });

  test("that is decided in time alerts nobody", async () => {
    const { id, at, desk, coordinator, nurse } = await anUrgentOne();
    const decided = await nurse.call("POST", `${at}/${id}/decision`, {
      decision: "called-15",
      reason: "Transmis au régulateur, une équipe part",
    });
    expect(decided.status).toBe(200);
    server.deps.clock.advance(3_600);
    await settle();
    expect([
      ...(await noticesOf(desk.userId, STUCK)),
      ...(await noticesOf(coordinator.userId, STUCK)),
    ]).toEqual([]);
  });
});

describe("a request sent to a resource", () => {
  async function aSentOne() {
    const team = await aRequestTeam(server);
    const resourceId = newId();
    await withTenant(server.deps.db, team.cptsId, (tx) =>
      tx
        .insertInto("directory_resources")
        .values({
          cpts_id: team.cptsId,
          id: resourceId,
          kind: "imaging",
          name: "Imagerie du canal",
          search_text: "imagerie du canal",
        })
        .execute(),
    );
    const { id } = await aRequest(team.nurse, team.slug);
    const operator = await aPerson(server, { roles: [{ cptsId: team.cptsId, role: "operator" }] });
    const sentAt = server.deps.clock.now().toString();
    const sent = await operator.call("POST", `${team.at}/${id}/resource`, { resourceId, note: "" });
    expect(sent.body.status).toBe("resource");
    return { ...team, id, sentAt };
  }

  test("asks « qu'est-il devenu ? » to who asked, after two days, once", async () => {
    const { cptsId, id, nurse, sentAt } = await aSentOne();
    server.deps.clock.advance(47 * 3_600);
    await settle();
    expect(await noticesOf(nurse.userId, ASKED)).toEqual([]);
    server.deps.clock.advance(3_600);
    await settle();
    await askAfterResource(server.deps, { cptsId, requestId: id, sentAt });
    expect(await noticesOf(nurse.userId, ASKED)).toEqual([expect.stringContaining("qu'est-il devenu ?")]);
  });

  test("runs its clock; once it was asked after in vain the desk and the coordination find it, behind those to orient", async () => {
    const { id, at, cptsId, slug, nurse, sentAt } = await aSentOne();
    // Nobody stays signed in for two days.
    const person = (role: "coordinator" | "professional") => aPerson(server, { roles: [{ cptsId, role }] });
    expect((await nurse.call("GET", `${at}/${id}`)).body.clock).toMatchObject({ kind: "news", late: false });
    expect((await (await person("coordinator")).call("GET", `${at}?view=queue`)).body.items).toEqual([]);
    server.deps.clock.advance(48 * 3_600);
    await settle();
    const coordinator = await person("coordinator");
    const other = await aRequest(await person("professional"), slug);
    const first = await coordinator.call("GET", `${at}?view=queue&limit=1`);
    expect(first.body.items).toMatchObject([{ id: other.id }]);
    const second = await coordinator.call("GET", `${at}?view=queue&limit=1&after=${first.body.next}`);
    const dueAt = Temporal.Instant.from(sentAt).add({ hours: 48 }).toString({ smallestUnit: "millisecond" });
    expect(second.body).toMatchObject({
      items: [{ id, status: "resource", clock: { kind: "news", late: true, dueAt } }],
      next: null,
    });
    expect((await coordinator.call("POST", `${at}/${id}/reopen`)).body).toMatchObject({
      status: "to-orient",
      clock: { kind: "wanted-by" },
    });
  });

  test("that is closed meanwhile asks nothing", async () => {
    const { id, at, nurse } = await aSentOne();
    const closed = await nurse.call("POST", `${at}/${id}/close`, { outcome: "advice", reason: "Vu" });
    expect(closed.status).toBe(200);
    server.deps.clock.advance(49 * 3_600);
    await settle();
    expect(await noticesOf(nurse.userId, ASKED)).toEqual([]);
  });
});
