import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aRequest, aRequestTeam } from "../../../../tools/testing/a-request.ts";
import { aPerson, aServer, drainEvents } from "../../../../tools/testing/index.ts";

const server = await aServer();

describe("at the desk", () => {
  test("the queue is by urgency then age, with clocks; it pages by key; a nurse does not see it", async () => {
    const { at, nurse, operator, slug } = await aRequestTeam(server);
    const green = await aRequest(nurse, slug, { levelCode: "VERT" });
    const yellow = await aRequest(nurse, slug, { levelCode: "JAUNE" });
    const orange = await aRequest(nurse, slug, { levelCode: "ORANGE" });
    const urgent = await aRequest(nurse, slug, { draft: true, fields: { answers: { conscience: true } } });
    await aRequest(nurse, slug, { draft: true });
    const queue = await operator.call("GET", `${at}?view=queue`);
    expect(queue.body.items.map((one: { id: string }) => one.id)).toEqual([
      urgent.id,
      orange.id,
      yellow.id,
      green.id,
    ]);
    expect(queue.body.items.map((one: { clock: { kind: string } | null }) => one.clock?.kind)).toEqual([
      "urgent",
      "wanted-by",
      "wanted-by",
      undefined,
    ]);
    const page = await operator.call("GET", `${at}?view=queue&limit=3`);
    const rest = await operator.call("GET", `${at}?view=queue&limit=3&after=${page.body.next}`);
    expect(rest.body).toMatchObject({ items: [{ id: green.id }], next: null });
    expect((await operator.call("GET", `${at}?view=queue&level=ORANGE`)).body.items).toHaveLength(1);
    expect((await nurse.call("GET", `${at}?view=queue`)).status).toBe(403);
    expect((await nurse.call("GET", `${at}?view=mine`)).body.items).toHaveLength(5);
    expect((await operator.call("GET", `${at}?view=mine`)).body.items).toEqual([]);
    expect((await operator.call("GET", `${at}?view=queue&after=xx`)).status).toBe(422);
  });

  test("pages lose no line, even of requests made within one millisecond", async () => {
    const { at, nurse, slug } = await aRequestTeam(server);
    const made: string[] = [];
    for (let i = 0; i < 4; i++) {
      const { id } = await aRequest(nurse, slug, { draft: true });
      await server.owner.query(
        "update snp_requests set created_at = created_at + $2::int * interval '1 microsecond' where id = $1",
        [id, i],
      );
      made.unshift(id);
    }
    const seen: string[] = [];
    for (let after: string | null = ""; after !== null; ) {
      const page: { items: { id: string }[]; next: string | null } = (
        await nurse.call("GET", `${at}?view=mine&limit=1${after ? `&after=${after}` : ""}`)
      ).body;
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
    }
    expect(seen).toEqual(made);
  });

  test("one person takes charge at a time, and may undo it", async () => {
    const { at, cptsId, nurse, operator, slug } = await aRequestTeam(server);
    const colleague = await aPerson(server, { roles: [{ cptsId, role: "operator" }] });
    const { id } = await aRequest(nurse, slug);
    const taken = await operator.call("POST", `${at}/${id}/take`);
    expect(taken.body).toMatchObject({
      takenBy: { label: "Camille Fabre" },
      undo: { sentence: "Prise en charge par Camille Fabre." },
    });
    expect((await colleague.call("POST", `${at}/${id}/take`)).body.detail).toContain("Camille Fabre");
    expect((await colleague.call("POST", `${at}/${id}/release`)).status).toBe(409);
    expect((await nurse.call("POST", `${at}/${id}/take`)).status).toBe(403);
    expect((await operator.call("POST", `${at}/${id}/undo`)).body.takenBy).toBeNull();
    expect((await operator.call("POST", `${at}/${id}/undo`)).body.code).toBe(
      "unscheduled-care.too-late-to-undo",
    );
  });

  test("ended with a reason, undone within ten seconds, not after", async () => {
    const here = await aServer();
    const { at, nurse, slug } = await aRequestTeam(here);
    const { id } = await aRequest(nurse, slug);
    const closed = await nurse.call("POST", `${at}/${id}/close`, {
      outcome: "advice",
      reason: "Conseil de surveillance",
    });
    expect(closed.body).toMatchObject({
      status: "closed",
      outcome: "advice",
      undo: { sentence: "Demande terminée : conseil donné." },
    });
    expect((await nurse.call("POST", `${at}/${id}/undo`)).body).toMatchObject({
      status: "to-orient",
      outcome: null,
      closedAt: null,
    });
    expect(
      (await nurse.call("POST", `${at}/${id}/cancel`, { reason: "Elle a trouvé seule" })).body.status,
    ).toBe("cancelled");
    here.deps.clock.advance(16);
    expect((await nurse.call("POST", `${at}/${id}/undo`)).status).toBe(409);
    expect((await nurse.call("POST", `${at}/${id}/cancel`, { reason: "Encore" })).body.code).toBe(
      "unscheduled-care.not-cancellable",
    );
    expect((await nurse.call("POST", `${at}/${id}/cancel`, { reason: "" })).status).toBe(422);
  });

  test("the call-back list keeps its clock and its attempts", async () => {
    const { at, nurse, operator, slug } = await aRequestTeam(server);
    const { id } = await aRequest(nurse, slug, { levelCode: "ORANGE" });
    const listed = await operator.call("POST", `${at}/${id}/callback`, {});
    expect(listed.body).toMatchObject({
      status: "callback",
      clock: { kind: "callback", dueAt: "2026-11-23T08:30:00.000Z", late: false },
    });
    expect(
      (await operator.call("POST", `${at}/${id}/callback/attempts`, { answered: false })).body,
    ).toMatchObject({ status: "callback", callbackAttempts: 1 });
    expect((await nurse.call("POST", `${at}/${id}/callback/attempts`, { answered: true })).status).toBe(403);
    expect(
      (await operator.call("POST", `${at}/${id}/callback/attempts`, { answered: true })).body,
    ).toMatchObject({ status: "to-orient", callbackAttempts: 2 });
    expect((await operator.call("POST", `${at}/${id}/callback`, { delayMinutes: 90 })).body.clock.dueAt).toBe(
      "2026-11-23T09:30:00.000Z",
    );
    expect((await operator.call("POST", `${at}/${id}/reopen`)).body).toMatchObject({
      status: "to-orient",
      clock: { kind: "wanted-by" },
    });
  });

  test("a resource of the territory takes it; one that is closed does not", async () => {
    const { at, cptsId, nurse, slug } = await aRequestTeam(server);
    const resourceId = randomUUID();
    await server.owner.query(
      "insert into directory_resources (cpts_id, id, kind, name, search_text) values ($1, $2, 'snp-centre', 'Centre de soins du canal', 'centre')",
      [cptsId, resourceId],
    );
    const { id } = await aRequest(nurse, slug);
    expect(
      (await nurse.call("POST", `${at}/${id}/resource`, { resourceId: randomUUID() })).body.errors[0].field,
    ).toBe("resourceId");
    const sent = await nurse.call("POST", `${at}/${id}/resource`, {
      resourceId,
      note: "Ouvert jusqu'à 20 h",
    });
    expect(sent.body).toMatchObject({
      status: "resource",
      resource: { name: "Centre de soins du canal", note: "Ouvert jusqu'à 20 h" },
    });
    expect((await nurse.call("POST", `${at}/${id}/undo`)).body).toMatchObject({
      status: "to-orient",
      resource: null,
    });
  });
});

describe("many at once", () => {
  test("one request is taken by one person, and every draft has a number of its own", async () => {
    const { at, cptsId, nurse, slug } = await aRequestTeam(server);
    const desk = await Promise.all(
      Array.from({ length: 8 }, () => aPerson(server, { roles: [{ cptsId, role: "operator" }] })),
    );
    const { id } = await aRequest(nurse, slug);
    const taken = await Promise.all(desk.map((one) => one.call("POST", `${at}/${id}/take`)));
    expect(taken.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)]);
    const drafts = await Promise.all(
      desk.flatMap((one) => [one, one, one]).map((one) => one.call("POST", at, {})),
    );
    const numbers = drafts.map(({ body }) => Number(body.reference.slice(-4))).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 24 }, (_, i) => i + 2));
  });

  test("who asked is told when a colleague moves the request, not when they do it themselves", async () => {
    const { at, nurse, operator, slug } = await aRequestTeam(server);
    const mine = await aRequest(nurse, slug);
    const theirs = await aRequest(nurse, slug);
    await nurse.call("POST", `${at}/${mine.id}/close`, { outcome: "none", reason: "Elle va mieux" });
    await operator.call("POST", `${at}/${theirs.id}/cancel`, { reason: "Doublon d'une autre demande" });
    await drainEvents(server);
    const { rows } = await server.owner.query("select title from notify_notices where user_id = $1", [
      nurse.userId,
    ]);
    expect(rows).toEqual([{ title: `Demande ${theirs.reference} : annulée` }]);
  });
});
