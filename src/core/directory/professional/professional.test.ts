import { describe, expect, test } from "vitest";
import { aDirectory, type Story, somePeople } from "../../../../tools/testing/a-directory.ts";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";
import { newId, withTenant } from "../../../platform/db/index.ts";

const server = await aServer();
const events = async (cptsId: string, name: string) =>
  (
    await server.owner.query(
      "select payload from events_outbox where cpts_id = $1 and name = $2 order by id",
      [cptsId, name],
    )
  ).rows.map((row) => row.payload);
const recordOf = async (story: Story, index = 0) =>
  (await story.coordinator.call("GET", `${story.api}/professionals/${story.professionals[index]!.id}`)).body;

describe("a professional's record", () => {
  test("the professional says what they offer; the fields become theirs, the agenda hears of it, the journal knows which fields", async () => {
    const story = await aDirectory(server);
    const {
      api,
      doctor,
      professionals: [me],
    } = story;
    const mine = (await doctor.call("GET", `${api}/my-records`)).body.items;
    expect(mine).toMatchObject([
      { id: me!.id, isMine: true, may: { edit: true, editIdentity: false, setActive: false } },
    ]);
    const changed = await doctor.call("PATCH", `${api}/professionals/${me!.id}`, {
      version: mine[0].version,
      acceptsNewPatients: true,
      homeVisits: false,
      languages: ["es", "ar", "es"],
      directLine: "05 61 00 00 01",
      email: "A@Exemple.invalid",
      note: "Le mardi",
    });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({
      acceptsNewPatients: true,
      homeVisits: false,
      teleconsultation: null,
      languages: ["es", "ar"],
      directLine: "0561000001",
      email: "a@exemple.invalid",
      note: "Le mardi",
    });
    expect(changed.body.localFields.sort()).toEqual([
      "acceptsNewPatients",
      "directLine",
      "email",
      "homeVisits",
      "languages",
      "note",
    ]);
    expect(await events(story.cptsId, "directory.professional-changed")).toEqual([
      { professionalId: me!.id },
    ]);
    const { rows } = await server.owner.query(
      "select details from audit_entries where cpts_id = $1 and action = 'directory.professional-edited'",
      [story.cptsId],
    );
    expect(rows[0].details.fields).toBe("email directLine acceptsNewPatients homeVisits languages note");
    expect(JSON.stringify(rows)).not.toContain("exemple.invalid");
  });

  test("who read an older record is told, and nothing changes", async () => {
    const story = await aDirectory(server);
    const { version, id } = await recordOf(story);
    expect(
      (await story.doctor.call("PATCH", `${story.api}/professionals/${id}`, { version, note: "premier" }))
        .status,
    ).toBe(200);
    const late = await story.coordinator.call("PATCH", `${story.api}/professionals/${id}`, {
      version,
      note: "second",
    });
    expect(late).toMatchObject({ status: 409, body: { code: "directory.changed-elsewhere" } });
    expect((await recordOf(story)).note).toBe("premier");
  });

  test("the same values again change nothing, and two at once: one wins", async () => {
    const story = await aDirectory(server);
    const { version, id } = await recordOf(story);
    expect(
      (await story.doctor.call("PATCH", `${story.api}/professionals/${id}`, { version, snpVolunteer: true }))
        .body.version,
    ).toBe(version);
    expect(await events(story.cptsId, "directory.professional-changed")).toEqual([]);
    const both = await Promise.all(
      ["un", "deux"].map((note) =>
        story.coordinator.call("PATCH", `${story.api}/professionals/${id}`, { version, note }),
      ),
    );
    expect(both.map((one) => one.status).sort()).toEqual([200, 409]);
  });

  test("rights: a colleague no, an assistant yes, identity only the coordination, direct lines never to a partner", async () => {
    const story = await aDirectory(server);
    const [first, second] = [await recordOf(story, 0), await recordOf(story, 1)];
    expect(
      (
        await story.doctor.call("PATCH", `${story.api}/professionals/${second.id}`, {
          version: second.version,
          note: "x",
        })
      ).status,
    ).toBe(403);
    expect(
      (
        await story.doctor.call("PATCH", `${story.api}/professionals/${first.id}`, {
          version: first.version,
          familyName: "Autre",
        })
      ).status,
    ).toBe(403);
    const assistant = await aPerson(server, {
      roles: [{ cptsId: story.cptsId, role: "assistant", professionalId: second.id }],
    });
    expect(
      (
        await assistant.call("PATCH", `${story.api}/professionals/${second.id}`, {
          version: second.version,
          directLine: "0561000002",
        })
      ).status,
    ).toBe(200);
    expect((await story.partner.call("GET", `${story.api}/professionals/${second.id}`)).body).toMatchObject({
      directLine: null,
      may: { seeDirectLine: false, edit: false },
    });
    expect((await recordOf(story, 1)).directLine).toBe("0561000002");
    expect(
      (
        await story.partner.call("PATCH", `${story.api}/professionals/${second.id}`, {
          version: "1",
          note: "x",
        })
      ).status,
    ).toBe(403);
  });

  test("made by hand, corrected, found by the new name, put aside and back", async () => {
    const { coordinator, api, cptsId } = await aDirectory(server);
    const input = { familyName: "Perlegrand", givenName: "Lubin", professionCode: "60", rpps: "99900000001" };
    const made = await coordinator.call("POST", `${api}/professionals`, input, {
      "idempotency-key": "fiche-0001",
    });
    const again = await coordinator.call("POST", `${api}/professionals`, input, {
      "idempotency-key": "fiche-0001",
    });
    expect([made.status, again.body.id]).toEqual([201, made.body.id]);
    expect(await coordinator.call("POST", `${api}/professionals`, input)).toMatchObject({
      status: 409,
      body: { code: "directory.rpps-known" },
    });
    const path = `${api}/professionals/${made.body.id}`;
    const named = await coordinator.call("PATCH", path, {
      version: made.body.version,
      familyName: "Grandperle",
    });
    expect((await coordinator.call("GET", `${api}/professionals?q=grandperle`)).body.items).toMatchObject([
      { displayName: "Lubin Grandperle" },
    ]);
    const aside = await coordinator.call("PUT", `${path}/active`, {
      active: false,
      version: named.body.version,
    });
    expect(aside.body.active).toBe(false);
    expect((await coordinator.call("GET", `${api}/professionals?q=grandperle`)).body.items).toEqual([]);
    expect(
      (await coordinator.call("PUT", `${path}/active`, { active: true, version: aside.body.version })).body
        .active,
    ).toBe(true);
    expect(
      await coordinator.call("PATCH", path, {
        version: (await coordinator.call("GET", path)).body.version,
        professionCode: "ZZ",
      }),
    ).toMatchObject({ status: 422, body: { errors: [{ field: "professionCode" }] } });
    const { rows } = await server.owner.query(
      "select local_fields from directory_professionals where cpts_id = $1 and id = $2",
      [cptsId, made.body.id],
    );
    expect(rows[0].local_fields).toContain("active");
  });

  test("a field goes back to the national file: its value at once when an import kept it, else at the next import", async () => {
    const story = await aDirectory(server);
    const { coordinator, api, cptsId } = story;
    const [id] = await somePeople(server, cptsId, [
      {
        given: "Ana",
        family: "Ruiz",
        rpps: "99900000002",
        more: { local_fields: ["email", "speciality_code"], email: "ici@exemple.invalid" },
      },
    ]);
    const importId = newId();
    await withTenant(server.deps.db, cptsId, async (tx) => {
      await tx
        .insertInto("directory_imports")
        .values({ cpts_id: cptsId, id: importId, file_name: "f", state: "applied", applied_at: new Date() })
        .execute();
      const payload = { rpps: "99900000002", professional: { email: "national@exemple.invalid" } };
      await tx
        .insertInto("directory_import_lines")
        .values({
          cpts_id: cptsId,
          import_id: importId,
          line_number: 1,
          outcome: "kept",
          payload: JSON.stringify(payload),
        })
        .execute();
    });
    const path = `${api}/professionals/${id}`;
    const read = (await coordinator.call("GET", path)).body;
    const back = await coordinator.call("POST", `${path}/national-value`, {
      field: "email",
      version: read.version,
    });
    expect(back.body).toMatchObject({
      found: true,
      professional: { email: "national@exemple.invalid", localFields: ["specialityCode"] },
    });
    const unknown = await coordinator.call("POST", `${path}/national-value`, {
      field: "specialityCode",
      version: back.body.professional.version,
    });
    expect(unknown.body).toMatchObject({ found: false, professional: { localFields: [] } });
    expect(
      (await coordinator.call("POST", `${path}/national-value`, { field: "note", version: "1" })).status,
    ).toBe(422);
  });

  test("bad input is refused, another CPTS's record is not found", async () => {
    const story = await aDirectory(server);
    const { version, id } = await recordOf(story);
    const path = `${story.api}/professionals/${id}`;
    for (const body of [
      { version, note: "a\u0000b" },
      { version, languages: ["français"] },
      { version, directLine: "allô" },
      { version, unknown: 1 },
      { note: "sans version" },
      { version, note: "x".repeat(1_001) },
      { version, email: "pas un mail" },
    ]) {
      expect((await story.coordinator.call("PATCH", path, body)).status).toBe(422);
    }
    const other = await aCptsWith(server, { gps: 1 });
    const foreign = other.professionals[0]!;
    expect((await story.coordinator.call("GET", `${story.api}/professionals/${foreign.id}`)).status).toBe(
      404,
    );
    expect(
      (
        await story.coordinator.call("PATCH", `${story.api}/professionals/${foreign.id}`, {
          version,
          note: "x",
        })
      ).status,
    ).toBe(404);
    expect((await story.coordinator.call("GET", `${story.api}/sites/${foreign.siteId}`)).status).toBe(404);
    expect(
      (
        await story.coordinator.call("PATCH", `${story.api}/practices/${foreign.practiceId}`, {
          active: false,
        })
      ).status,
    ).toBe(404);
  });
});
