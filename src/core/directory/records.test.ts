import { describe, expect, test } from "vitest";
import { aCptsWith, aPerson, aServer } from "../../../tools/testing/index.ts";
import { newId, withTenant } from "../../platform/db/index.ts";
import { aDirectory, somePeople, type Story } from "./directory-test-kit.ts";

const server = await aServer();
const events = async (cptsId: string, name: string) => (await server.owner.query("select payload from events_outbox where cpts_id = $1 and name = $2 order by id", [cptsId, name])).rows.map((row) => row.payload);
const recordOf = async (story: Story, index = 0) => (await story.coordinator.call("GET", `${story.api}/professionals/${story.professionals[index]!.id}`)).body;

describe("a professional's record", () => {
  test("the professional says what they offer; the fields become theirs, the agenda hears of it, the journal knows which fields", async () => {
    const story = await aDirectory(server);
    const { api, doctor, professionals: [me] } = story;
    const mine = (await doctor.call("GET", `${api}/my-records`)).body.items;
    expect(mine).toMatchObject([{ id: me!.id, isMine: true, may: { edit: true, editIdentity: false, setActive: false } }]);
    const changed = await doctor.call("PATCH", `${api}/professionals/${me!.id}`, {
      version: mine[0].version, acceptsNewPatients: true, homeVisits: false, languages: ["es", "ar", "es"], directLine: "05 61 00 00 01", email: "A@Exemple.invalid", note: "Le mardi",
    });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ acceptsNewPatients: true, homeVisits: false, teleconsultation: null, languages: ["es", "ar"], directLine: "0561000001", email: "a@exemple.invalid", note: "Le mardi" });
    expect(changed.body.localFields.sort()).toEqual(["acceptsNewPatients", "directLine", "email", "homeVisits", "languages", "note"]);
    expect(await events(story.cptsId, "directory.professional-changed")).toEqual([{ professionalId: me!.id }]);
    const { rows } = await server.owner.query("select details from audit_entries where cpts_id = $1 and action = 'directory.professional-edited'", [story.cptsId]);
    expect(rows[0].details.fields).toBe("email directLine acceptsNewPatients homeVisits languages note");
    expect(JSON.stringify(rows)).not.toContain("exemple.invalid");
  });

  test("who read an older record is told, and nothing changes", async () => {
    const story = await aDirectory(server);
    const { version, id } = await recordOf(story);
    expect((await story.doctor.call("PATCH", `${story.api}/professionals/${id}`, { version, note: "premier" })).status).toBe(200);
    const late = await story.coordinator.call("PATCH", `${story.api}/professionals/${id}`, { version, note: "second" });
    expect(late).toMatchObject({ status: 409, body: { code: "directory.changed-elsewhere" } });
    expect((await recordOf(story)).note).toBe("premier");
  });

  test("the same values again change nothing, and two at once: one wins", async () => {
    const story = await aDirectory(server);
    const { version, id } = await recordOf(story);
    expect((await story.doctor.call("PATCH", `${story.api}/professionals/${id}`, { version, snpVolunteer: true })).body.version).toBe(version);
    expect(await events(story.cptsId, "directory.professional-changed")).toEqual([]);
    const both = await Promise.all(["un", "deux"].map((note) => story.coordinator.call("PATCH", `${story.api}/professionals/${id}`, { version, note })));
    expect(both.map((one) => one.status).sort()).toEqual([200, 409]);
  });

  test("rights: a colleague no, an assistant yes, identity only the coordination, direct lines never to a partner", async () => {
    const story = await aDirectory(server);
    const [first, second] = [await recordOf(story, 0), await recordOf(story, 1)];
    expect((await story.doctor.call("PATCH", `${story.api}/professionals/${second.id}`, { version: second.version, note: "x" })).status).toBe(403);
    expect((await story.doctor.call("PATCH", `${story.api}/professionals/${first.id}`, { version: first.version, familyName: "Autre" })).status).toBe(403);
    const assistant = await aPerson(server, { roles: [{ cptsId: story.cptsId, role: "assistant", professionalId: second.id }] });
    expect((await assistant.call("PATCH", `${story.api}/professionals/${second.id}`, { version: second.version, directLine: "0561000002" })).status).toBe(200);
    expect((await story.partner.call("GET", `${story.api}/professionals/${second.id}`)).body).toMatchObject({ directLine: null, may: { seeDirectLine: false, edit: false } });
    expect((await recordOf(story, 1)).directLine).toBe("0561000002");
    expect((await story.partner.call("PATCH", `${story.api}/professionals/${second.id}`, { version: "1", note: "x" })).status).toBe(403);
  });

  test("made by hand, corrected, found by the new name, put aside and back", async () => {
    const { coordinator, api, cptsId } = await aDirectory(server);
    const input = { familyName: "Perlegrand", givenName: "Lubin", professionCode: "60", rpps: "99900000001" };
    const made = await coordinator.call("POST", `${api}/professionals`, input, { "idempotency-key": "fiche-0001" });
    const again = await coordinator.call("POST", `${api}/professionals`, input, { "idempotency-key": "fiche-0001" });
    expect([made.status, again.body.id]).toEqual([201, made.body.id]);
    expect(await coordinator.call("POST", `${api}/professionals`, input)).toMatchObject({ status: 409, body: { code: "directory.rpps-known" } });
    const path = `${api}/professionals/${made.body.id}`;
    const named = await coordinator.call("PATCH", path, { version: made.body.version, familyName: "Grandperle" });
    expect((await coordinator.call("GET", `${api}/professionals?q=grandperle`)).body.items).toMatchObject([{ displayName: "Lubin Grandperle" }]);
    const aside = await coordinator.call("PUT", `${path}/active`, { active: false, version: named.body.version });
    expect(aside.body.active).toBe(false);
    expect((await coordinator.call("GET", `${api}/professionals?q=grandperle`)).body.items).toEqual([]);
    expect((await coordinator.call("PUT", `${path}/active`, { active: true, version: aside.body.version })).body.active).toBe(true);
    expect(await coordinator.call("PATCH", path, { version: (await coordinator.call("GET", path)).body.version, professionCode: "ZZ" })).toMatchObject({ status: 422, body: { errors: [{ field: "professionCode" }] } });
    const { rows } = await server.owner.query("select local_fields from directory_professionals where cpts_id = $1 and id = $2", [cptsId, made.body.id]);
    expect(rows[0].local_fields).toContain("active");
  });

  test("a field goes back to the national file: its value at once when an import kept it, else at the next import", async () => {
    const story = await aDirectory(server);
    const { coordinator, api, cptsId } = story;
    const [id] = await somePeople(server, cptsId, [{ given: "Ana", family: "Ruiz", rpps: "99900000002", more: { local_fields: ["email", "speciality_code"], email: "ici@exemple.invalid" } }]);
    const importId = newId();
    await withTenant(server.deps.db, cptsId, async (tx) => {
      await tx.insertInto("directory_imports").values({ cpts_id: cptsId, id: importId, file_name: "f", state: "applied", applied_at: new Date() }).execute();
      const payload = { rpps: "99900000002", professional: { email: "national@exemple.invalid" } };
      await tx.insertInto("directory_import_lines").values({ cpts_id: cptsId, import_id: importId, line_number: 1, outcome: "kept", payload: JSON.stringify(payload) }).execute();
    });
    const path = `${api}/professionals/${id}`;
    const read = (await coordinator.call("GET", path)).body;
    const back = await coordinator.call("POST", `${path}/national-value`, { field: "email", version: read.version });
    expect(back.body).toMatchObject({ found: true, professional: { email: "national@exemple.invalid", localFields: ["specialityCode"] } });
    const unknown = await coordinator.call("POST", `${path}/national-value`, { field: "specialityCode", version: back.body.professional.version });
    expect(unknown.body).toMatchObject({ found: false, professional: { localFields: [] } });
    expect((await coordinator.call("POST", `${path}/national-value`, { field: "note", version: "1" })).status).toBe(422);
  });

  test("bad input is refused, another CPTS's record is not found", async () => {
    const story = await aDirectory(server);
    const { version, id } = await recordOf(story);
    const path = `${story.api}/professionals/${id}`;
    for (const body of [{ version, note: "a\u0000b" }, { version, languages: ["français"] }, { version, directLine: "allô" }, { version, unknown: 1 }, { note: "sans version" }, { version, note: "x".repeat(1_001) }, { version, email: "pas un mail" }]) {
      expect((await story.coordinator.call("PATCH", path, body)).status).toBe(422);
    }
    const other = await aCptsWith(server, { gps: 1 });
    const foreign = other.professionals[0]!;
    expect((await story.coordinator.call("GET", `${story.api}/professionals/${foreign.id}`)).status).toBe(404);
    expect((await story.coordinator.call("PATCH", `${story.api}/professionals/${foreign.id}`, { version, note: "x" })).status).toBe(404);
    expect((await story.coordinator.call("GET", `${story.api}/sites/${foreign.siteId}`)).status).toBe(404);
    expect((await story.coordinator.call("PATCH", `${story.api}/practices/${foreign.practiceId}`, { active: false })).status).toBe(404);
  });
});

describe("places and practices", () => {
  test("a place is made, found at its commune's centre offline, moved by hand; who practises there hears of it", async () => {
    const story = await aDirectory(server);
    const { coordinator, api } = story;
    const made = await coordinator.call("POST", `${api}/sites`, { name: "Maison de santé", kind: "health-house", addressLine: "2 place Haute", communeCode: "31446" });
    expect(made.body).toMatchObject({ communeName: "Ramonville-Saint-Agne", postalCode: "31520", precision: "commune" });
    expect(made.body.latitude).toBeCloseTo(43.5, 0);
    const me = story.professionals[0]!;
    const record = await story.doctor.call("POST", `${api}/professionals/${me.id}/practices`, { siteId: made.body.id, phone: "0561000003" });
    expect(record.status).toBe(201);
    expect(record.body.practices.map((one: { siteName: string }) => one.siteName)).toEqual(["Cabinet DocteurA", "Maison de santé"]);
    const moved = await story.doctor.call("PATCH", `${api}/sites/${made.body.id}`, { version: made.body.version, position: { latitude: 43.55, longitude: 1.48 }, wheelchair: true, accessNote: "Sonnez deux fois" });
    expect(moved.body).toMatchObject({ latitude: 43.55, precision: "manual", wheelchair: true, professionals: [{ displayName: "Dr Alix DocteurA" }] });
    expect(await events(story.cptsId, "directory.practice-changed")).toHaveLength(2);
    const practice = record.body.practices[1].id;
    const ended = await story.doctor.call("PATCH", `${api}/practices/${practice}`, { active: false });
    expect(ended.body.practices).toHaveLength(1);
    expect((await story.doctor.call("POST", `${api}/professionals/${me.id}/practices`, { siteId: made.body.id })).body.practices[1].id).toBe(practice);
  });

  test("a place where one does not practise is not theirs; a stale one is refused; an unknown commune too", async () => {
    const story = await aDirectory(server);
    const { api, coordinator, doctor, professionals } = story;
    const theirs = (await coordinator.call("GET", `${api}/sites/${professionals[1]!.siteId}`)).body;
    expect((await doctor.call("PATCH", `${api}/sites/${theirs.id}`, { version: theirs.version, phone: "0561000004" })).status).toBe(403);
    expect((await doctor.call("POST", `${api}/sites`, { name: "X", kind: "practice", communeCode: "31446" })).status).toBe(403);
    expect((await coordinator.call("PATCH", `${api}/sites/${theirs.id}`, { version: theirs.version, phone: "0561000004" })).status).toBe(200);
    expect((await coordinator.call("PATCH", `${api}/sites/${theirs.id}`, { version: theirs.version, phone: "" })).status).toBe(409);
    expect((await coordinator.call("POST", `${api}/sites`, { name: "X", kind: "practice", communeCode: "99999" })).body.errors).toMatchObject([{ field: "communeCode" }]);
    expect((await coordinator.call("GET", `${api}/sites?q=docteurb`)).body.items).toMatchObject([{ name: "Cabinet DocteurB", count: 1 }]);
  });
});

describe("resources", () => {
  // TEST_NOW is Monday 23 November 2026, 9 h in Paris.
  const hours = [{ day: 1, opens: "08:00", closes: "20:00" }];

  test("kept by the coordination, open now on the territory's clock, nearest first, direct line hidden from partners", async () => {
    const { api, coordinator, doctor, partner } = await aDirectory(server);
    const made = await coordinator.call("POST", `${api}/resources`, { kind: "snp-centre", name: "Centre de soins non programmés", communeCode: "31446", hours, publicPhone: "0561000005", directLine: "0561000006", website: "https://exemple.invalid", conditions: "Sur appel" });
    expect(made).toMatchObject({ status: 201, body: { openNow: true, changes: { on: "2026-11-23", at: "20:00" }, communeName: "Ramonville-Saint-Agne" } });
    await coordinator.call("POST", `${api}/resources`, { kind: "imaging", name: "Radiologie du Canal", position: { latitude: 43.7, longitude: 1.4 }, hours: [{ day: 2, opens: "08:00", closes: "12:00" }] });
    const list = await doctor.call("GET", `${api}/resources?near=43.7,1.4`);
    expect(list.body.items).toMatchObject([{ name: "Radiologie du Canal", openNow: false, distanceMeters: 0, may: { edit: false } }, { directLine: "0561000006" }]);
    expect((await doctor.call("GET", `${api}/resources?openNow=true`)).body.items).toHaveLength(1);
    expect((await doctor.call("GET", `${api}/resources?kinds=imaging,pass&q=canal`)).body.items).toHaveLength(1);
    expect((await partner.call("GET", `${api}/resources/${made.body.id}`)).body).toMatchObject({ publicPhone: "0561000005", directLine: null });
    expect((await doctor.call("PATCH", `${api}/resources/${made.body.id}`, { version: made.body.version, name: "Autre" })).status).toBe(403);
    const aside = await coordinator.call("PATCH", `${api}/resources/${made.body.id}`, { version: made.body.version, active: false });
    expect(aside.body.active).toBe(false);
    expect((await coordinator.call("PATCH", `${api}/resources/${made.body.id}`, { version: made.body.version, active: true })).status).toBe(409);
    expect((await doctor.call("GET", `${api}/resources?kinds=snp-centre`)).body.items).toEqual([]);
  });

  test("in La Réunion the same instant is noon", async () => {
    const { cptsId, slug } = await aCptsWith(server, { timeZone: "Indian/Reunion", department: "974" });
    const { call } = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
    const made = await call("POST", `/api/c/${slug}/directory/resources`, { kind: "emergency", name: "Urgences", hours: [{ day: 1, opens: "12:00", closes: "13:00" }] });
    expect(made.body).toMatchObject({ openNow: true, changes: { at: "13:00" } });
  });

  test.each([{ website: "javascript:alert(1)" }, { hours: [{ day: 9, opens: "08:00", closes: "12:00" }] }, { hours: [{ day: 1, opens: "25:00", closes: "12:00" }] }, { kind: "nightclub" }, { name: "x" }, { publicPhone: "1" }])("refuses %o", async (wrong) => {
    const { api, coordinator } = await aDirectory(server);
    expect((await coordinator.call("POST", `${api}/resources`, { kind: "pass", name: "PASS", ...wrong })).status).toBe(422);
  });
});
