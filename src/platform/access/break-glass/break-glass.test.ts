import { describe, expect, test } from "vitest";
import { aCptsWith, aPerson, aServer, drainJobs, runJob } from "../../../../tools/testing/index.ts";
import { newId, withTenant } from "../../db/index.ts";
import { nowOf } from "../../time/index.ts";
import type { Actor } from "../index.ts";
import { hasBrokenGlass } from "./index.ts";

const server = await aServer();
const { deps, owner } = server;
const now = () => nowOf(deps);
const reason = "Patient inconscient, antécédents nécessaires";

const aTeam = async () => {
  const { cptsId, slug } = await aCptsWith(server);
  const person = (role: "professional" | "coordinator" | "assistant") =>
    aPerson(server, { roles: [{ cptsId, role }] });
  return {
    cptsId,
    slug,
    base: `/api/c/${slug}/break-glass`,
    nurse: await person("professional"),
    coordinator: await person("coordinator"),
    assistant: await person("assistant"),
  };
};

describe("breaking the glass", () => {
  test("opens one record for one hour, for one person, with a reason that is audited", async () => {
    const { cptsId, base, nurse, coordinator } = await aTeam();
    const id = newId();
    const opened = await nurse.call("POST", base, { kind: "patient", id, reason });
    expect(opened.status).toBe(201);
    const holds = (userId: string, subject: string, at = now()) =>
      withTenant(deps.db, cptsId, (tx) =>
        hasBrokenGlass(tx, { userId, cptsId } as Actor, "patient", subject, at),
      );
    expect(await holds(nurse.userId, id)).toBe(true);
    expect(await holds(nurse.userId, newId())).toBe(false);
    expect(await holds(coordinator.userId, id)).toBe(false);
    expect(await holds(nurse.userId, id, new Date(now().getTime() + 3_600_001))).toBe(false);
    expect((await nurse.call("GET", `${base}/mine`)).body.items).toMatchObject([
      { kind: "patient", subjectId: id, reason },
    ]);
    const { rows } = await owner.query(
      "select action, patient_id, purpose from audit_entries where cpts_id = $1 and action like 'access.%'",
      [cptsId],
    );
    expect(rows).toEqual([{ action: "access.glass-broken", patient_id: id, purpose: reason }]);
  });

  test("tells the coordinators, without a name of the patient, and once for the same record", async () => {
    const { slug, base, nurse, coordinator } = await aTeam();
    const input = { kind: "patient", id: newId(), reason };
    const first = await nurse.call("POST", base, input);
    expect((await nurse.call("POST", base, input)).body).toEqual(first.body);
    const told = await coordinator.call("GET", `/api/c/${slug}/notices`);
    expect(told.body.items).toMatchObject([
      {
        kind: "access.glass-broken",
        title: "Camille Essai a ouvert un dossier par accès exceptionnel",
        href: `/c/${slug}/acces-exceptionnels`,
      },
    ]);
    await drainJobs(server);
    expect(server.mailbox.list()[0]?.text).not.toContain(reason);
  });

  test("asks for a real reason, and is closed to those who care for nobody", async () => {
    const { base, nurse, assistant } = await aTeam();
    expect(
      await nurse.call("POST", base, { kind: "patient", id: newId(), reason: "  urgent  " }),
    ).toMatchObject({ status: 422, body: { errors: [{ field: "reason" }] } });
    for (const kind of ["Patient'", "dossier", "session", "", null, undefined])
      expect(await nurse.call("POST", base, { kind, id: newId(), reason })).toMatchObject({
        status: 422,
        body: {
          errors: [{ field: "kind", message: "Ce genre de dossier ne s'ouvre pas par accès exceptionnel." }],
        },
      });
    expect((await nurse.call("POST", base, { kind: "request", id: newId(), reason })).status).toBe(201);
    expect((await assistant.call("POST", base, { kind: "patient", id: newId(), reason })).status).toBe(403);
    expect((await nurse.call("GET", base)).status).toBe(403);
  });

  test("stops at twenty a day", async () => {
    const { base, nurse } = await aTeam();
    for (let i = 0; i < 20; i++)
      expect((await nurse.call("POST", base, { kind: "patient", id: newId(), reason })).status).toBe(201);
    expect((await nurse.call("POST", base, { kind: "patient", id: newId(), reason })).status).toBe(429);
  });
});

describe("reviewing", () => {
  test("a coordinator says once whether it was justified; never of an own opening; the other is told", async () => {
    const { slug, base, nurse, coordinator } = await aTeam();
    const { id } = (await nurse.call("POST", base, { kind: "patient", id: newId(), reason })).body;
    const own = (await coordinator.call("POST", base, { kind: "patient", id: newId(), reason })).body;
    expect(
      (await coordinator.call("GET", `${base}?toReview=1`)).body.items
        .map((one: { isMine: boolean }) => one.isMine)
        .sort(),
    ).toEqual([false, true]);
    expect(await coordinator.call("POST", `${base}/${own.id}/review`, { review: "justified" })).toMatchObject(
      { status: 403, body: { code: "break-glass.own" } },
    );
    expect(
      (await coordinator.call("POST", `${base}/${id}/review`, { review: "not-justified", note: "non" }))
        .status,
    ).toBe(422);
    expect(
      (
        await coordinator.call("POST", `${base}/${id}/review`, {
          review: "not-justified",
          note: "Ce patient n'était pas attendu.",
        })
      ).status,
    ).toBe(204);
    expect((await coordinator.call("POST", `${base}/${id}/review`, { review: "justified" })).body.code).toBe(
      "break-glass.reviewed",
    );
    const listed = (await coordinator.call("GET", `${base}?limit=1`)).body;
    const rest = (await coordinator.call("GET", `${base}?limit=1&after=${listed.next}`)).body;
    expect([...listed.items, ...rest.items]).toContainEqual(
      expect.objectContaining({
        id,
        review: "not-justified",
        reviewerName: "Camille Essai",
        personName: "Camille Essai",
      }),
    );
    expect((await nurse.call("GET", `/api/c/${slug}/notices`)).body.items[0].title).toContain(
      "n'a pas été jugé justifié",
    );
    expect((await nurse.call("POST", `${base}/${id}/review`, { review: "justified" })).status).toBe(403);
  });

  test("the words of a reason end with the reference's delay; who, what, when and the audit stay", async () => {
    const { cptsId, base, nurse, coordinator } = await aTeam();
    const [old, recent] = [newId(), newId()];
    for (const id of [old, recent])
      expect((await nurse.call("POST", base, { kind: "patient", id, reason })).status).toBe(201);
    const { rows: one } = await owner.query(
      "select id from access_break_glass where cpts_id = $1 and subject_id = $2",
      [cptsId, old],
    );
    const note = "Ce patient n'était pas attendu.";
    await coordinator.call("POST", `${base}/${one[0].id}/review`, { review: "not-justified", note });
    const age = (id: string, months: number) =>
      owner.query(
        "update access_break_glass set opened_at = $3::timestamptz - make_interval(months => $4, days => 1) where cpts_id = $1 and subject_id = $2",
        [cptsId, id, now(), months],
      );
    await age(old, 12);
    await age(recent, 11);
    for (let night = 0; night < 2; night++) await runJob(server, "break-glass.forget-reasons");
    const { rows } = await owner.query(
      "select subject_id, user_id, reason, review, review_note from access_break_glass where cpts_id = $1 order by opened_at",
      [cptsId],
    );
    expect(rows).toEqual([
      {
        subject_id: old,
        user_id: nurse.userId,
        reason: "Motif effacé : sa durée de conservation est passée.",
        review: "not-justified",
        review_note: null,
      },
      { subject_id: recent, user_id: nurse.userId, reason, review: null, review_note: null },
    ]);
    const { rows: said } = await owner.query(
      "select details ->> 'count' as count from audit_entries where cpts_id = $1 and action = 'access.glass-reasons-erased'",
      [cptsId],
    );
    expect(said).toEqual([{ count: "1" }]);
    const { rows: kept } = await owner.query(
      "select 1 from audit_entries where cpts_id = $1 and action = 'access.glass-broken' and purpose = $2",
      [cptsId, reason],
    );
    expect(kept).toHaveLength(2);
  });

  test("another CPTS's opening does not exist", async () => {
    const here = await aTeam();
    const there = await aTeam();
    const { id } = (await here.nurse.call("POST", here.base, { kind: "patient", id: newId(), reason })).body;
    expect(
      (await there.coordinator.call("POST", `${there.base}/${id}/review`, { review: "justified" })).status,
    ).toBe(404);
    expect((await there.coordinator.call("GET", there.base)).body.items).toEqual([]);
  });
});
