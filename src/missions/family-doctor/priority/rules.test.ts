import { describe, expect, test } from "vitest";
import { patientBody } from "../../../../tools/testing/a-request.ts";
import { aCptsWith, aPerson, aServer, drainJobs, runJob } from "../../../../tools/testing/index.ts";
import { defaultRules } from "./default-rules.ts";

const server = await aServer();

async function aRegister() {
  const { cptsId, slug } = await aCptsWith(server);
  const coordinator = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
  const base = `/api/c/${slug}/family-doctor`;
  const declare = async (situation: Record<string, unknown>) => {
    const patient = await coordinator.call(
      "POST",
      `/api/c/${slug}/patients`,
      patientBody({ birthOn: "1990-01-01" }),
    );
    return (
      await coordinator.call("POST", `${base}/requests`, {
        patientId: patient.body.id,
        agreed: true,
        situation,
      })
    ).body;
  };
  const book = async () => (await coordinator.call("GET", `${base}/rules`)).body;
  const save = (change: Record<string, unknown>, readAt: string | null) =>
    coordinator.call("PUT", `${base}/rules/draft`, { content: { ...defaultRules, ...change }, readAt });
  return { cptsId, slug, base, coordinator, declare, book, save };
}

describe("rules of priority", () => {
  test("a CPTS starts with those that Maillage proposes, which say so", async () => {
    const { book, cptsId } = await aRegister();
    const found = await book();
    expect(found).toMatchObject({ published: { version: 1, content: defaultRules }, draft: null });
    expect(found.published.note).toContain("à décider par la CPTS");
    // A version written before the rules said how long an ended treatment counts reads as it weighed.
    await server.owner.query(
      "update mt_rules set content = content #- '{treatmentEnds,afterDays}' where cpts_id = $1",
      [cptsId],
    );
    expect((await book()).published.content.treatmentEnds).toEqual({
      points: 40,
      withinDays: 30,
      afterDays: 180,
    });
  });

  test("a draft is previewed on the register, published once, and the register is weighed again", async () => {
    const { declare, save, coordinator, base, cptsId } = await aRegister();
    const pregnant = await declare({ pregnancy: true });
    const ill = await declare({ ald: true });
    const draft = (await save({ pregnancy: { points: 100 } }, null)).body.draft;
    const preview = await coordinator.call("GET", `${base}/rules/draft/preview`);
    expect(preview.body).toMatchObject({
      waiting: 2,
      rise: 1,
      fall: 1,
      still: 0,
      bands: { before: { high: 0, medium: 2, low: 0 }, after: { high: 1, medium: 1, low: 0 } },
      top: [
        {
          requestId: pregnant.id,
          rankBefore: 2,
          rankAfter: 1,
          weightBefore: 30,
          weightAfter: 100,
          sentence: "grossesse (100)",
        },
        { requestId: ill.id, rankAfter: 2 },
      ],
    });
    expect((await coordinator.call("GET", `${base}/requests/${pregnant.id}`)).body.weight.value).toBe(30);
    const published = await coordinator.call("POST", `${base}/rules/draft/publish`, {
      readAt: draft.updatedAt,
    });
    expect(published.body).toMatchObject({ published: { version: 2 }, draft: null });
    await drainJobs(server);
    expect((await coordinator.call("GET", `${base}/requests/${pregnant.id}`)).body.weight).toMatchObject({
      value: 100,
      rank: 1,
      ruleVersion: 2,
    });
    expect(
      (await coordinator.call("POST", `${base}/rules/draft/publish`, { readAt: draft.updatedAt })).status,
    ).toBe(404);
    const { rows } = await server.owner.query(
      "select rule_version from mt_decisions where cpts_id = $1 and kind = 'rules-published'",
      [cptsId],
    );
    expect(rows).toEqual([{ rule_version: 2 }]);
  });

  test("who read an older draft is told; rules that do not hold together are refused", async () => {
    const { save, coordinator, base } = await aRegister();
    const draft = (await save({}, null)).body.draft;
    expect((await save({}, null)).status).toBe(409);
    expect((await save({ bands: { high: 10, medium: 20 } }, draft.updatedAt)).status).toBe(422);
    expect((await save({ income: { points: 10 } }, draft.updatedAt)).status).toBe(422);
    expect((await coordinator.call("DELETE", `${base}/rules/draft`)).body.draft).toBeNull();
    expect((await coordinator.call("GET", `${base}/rules/draft/preview`)).status).toBe(404);
  });

  test("every night the time waited counts anew, without a new version for who corrects meanwhile", async () => {
    const { declare, coordinator, base, cptsId } = await aRegister();
    const { id, version } = await declare({});
    await server.owner.query(
      "update mt_requests set waiting_since = waiting_since - interval '100 days' where cpts_id = $1 and id = $2",
      [cptsId, id],
    );
    await runJob(server, "family-doctor.reweigh-all");
    await runJob(server, "family-doctor.reweigh-all");
    const { body } = await coordinator.call("GET", `${base}/requests/${id}`);
    expect(body).toMatchObject({
      version,
      weight: { value: 6, sentence: "1re sur 1 : attend depuis 3 mois (6)" },
    });
  });

  test("two who publish at once: one does, the other is told", async () => {
    const { save, coordinator, base } = await aRegister();
    const draft = (await save({}, null)).body.draft;
    const publish = () =>
      coordinator.call("POST", `${base}/rules/draft/publish`, { readAt: draft.updatedAt });
    const answers = await Promise.all([publish(), publish()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  });
});
