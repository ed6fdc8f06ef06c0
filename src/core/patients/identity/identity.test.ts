import { randomUUID } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { aRequest } from "../../../../tools/testing/a-request.ts";
import { aCptsWith, aPerson, aServer, type TestPerson } from "../../../../tools/testing/index.ts";
import { exportCpts } from "../../../app/backup/export-cpts.ts";
import { actorOf } from "../../../platform/http/guards.ts";
import { askInsi } from "./ask-insi.ts";
import { checkInsKeys } from "./check-ins-keys.ts";
import { insKeyOf } from "./ins-number.ts";

const server = await aServer({ INS_KEYS: `k1:${"a".repeat(64)}`, INS_INDEX_KEY: "b".repeat(64) });
const AUTHORITY = "1.2.250.1.213.1.4.10";
let last = 0;
/** A number of nobody: order 999… of a department that does not exist. */
const aNumber = () => {
  const thirteen = `25102990${String(++last).padStart(5, "0")}`;
  return thirteen + insKeyOf(thirteen);
};

async function aPatient() {
  const { cptsId, slug } = await aCptsWith(server);
  const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
  const { patientId } = await aRequest(nurse, slug);
  return { cptsId, slug, nurse, patientId, at: `/api/c/${slug}/patients/${patientId}` };
}

const stateOf = async (person: TestPerson, at: string) => (await person.call("GET", `${at}/identity`)).body;
const step = async (person: TestPerson, at: string, body: object) =>
  person.call("POST", `${at}/identity/steps`, { readAt: (await stateOf(person, at)).updatedAt, ...body });
const seen = { step: "document-seen", document: "CNI" };
const received = (matricule: string, authority = AUTHORITY) => ({
  step: "ins-received",
  ins: { matricule, authority },
  reason: "Réponse d'INSi lue dans le logiciel du cabinet",
});
async function qualify(person: TestPerson, at: string, matricule: string) {
  expect((await step(person, at, seen)).body.status).toBe("VALIDEE");
  const done = await step(person, at, received(matricule));
  expect(done.body.status).toBe("QUALIFIEE");
  return done.body;
}
const acts = async (patientId: string) =>
  (
    await server.owner.query<{ action: string }>(
      "select action from audit_entries where patient_id = $1 order by at, id",
      [patientId],
    )
  ).rows.map((row) => row.action);

describe("an identity", () => {
  test("goes from provisional to qualified by a document and an INS; the number is shown then, and each display is audited", async () => {
    const { nurse, at, patientId, cptsId } = await aPatient();
    const number = aNumber();
    expect(await stateOf(nurse, at)).toMatchObject({
      status: "PROVISOIRE",
      ins: null,
      steps: ["document-seen", "ins-received"],
      insiConnected: false,
    });
    expect((await nurse.call("POST", `${at}/ins`)).body.code).toBe("patients.ins-not-qualified");
    const retrieved = await step(nurse, at, received(number));
    expect(retrieved.body).toMatchObject({
      status: "RECUPEREE",
      ins: { how: "ELSEWHERE", mayBeShown: false },
    });
    expect((await nurse.call("POST", `${at}/ins`)).status).toBe(409);
    const qualified = await step(nurse, at, seen);
    expect(qualified.body).toMatchObject({
      status: "QUALIFIEE",
      document: { label: "Carte nationale d'identité" },
      ins: { mayBeShown: true },
      steps: ["back-to-provisional"],
    });
    expect((await nurse.call("POST", `${at}/ins`)).body).toMatchObject({
      matricule: number,
      authority: AUTHORITY,
    });
    expect((await acts(patientId)).filter((one) => one === "patients.ins-shown")).toHaveLength(1);
    const everything = JSON.stringify([
      (await nurse.call("GET", at)).body,
      await stateOf(nurse, at),
      (await server.owner.query("select * from audit_entries where cpts_id = $1", [cptsId])).rows,
      (await server.owner.query("select * from events_outbox where cpts_id = $1", [cptsId])).rows,
    ]);
    expect(everything).not.toContain(number);
    expect(everything).not.toContain(number.slice(0, 13));
  });

  test("falls back when a strict trait is corrected, with its reason, and its INS is hidden; a phone changes nothing", async () => {
    const { nurse, at, patientId, cptsId } = await aPatient();
    await qualify(nurse, at, aNumber());
    const read = async () => (await nurse.call("GET", at)).body;
    const phone = await nurse.call("PATCH", at, { readAt: (await read()).updatedAt, phone: "0561000009" });
    expect(phone.body.identityStatus).toBe("QUALIFIEE");
    const without = await nurse.call("PATCH", at, {
      readAt: (await read()).updatedAt,
      birthOn: "1948-12-03",
    });
    expect(without.body.errors[0].field).toBe("reason");
    const corrected = await nurse.call("PATCH", at, {
      readAt: (await read()).updatedAt,
      birthOn: "1948-12-03",
      reason: "Jour et mois inversés",
    });
    expect(corrected.body.identityStatus).toBe("PROVISOIRE");
    expect(await stateOf(nurse, at)).toMatchObject({ ins: null, reason: "Jour et mois inversés" });
    expect((await nurse.call("POST", `${at}/ins`)).status).toBe(409);
    const { rows } = await server.owner.query(
      "select details from audit_entries where cpts_id = $1 and patient_id = $2 and action = 'patients.corrected' order by at desc, id desc limit 1",
      [cptsId, patientId],
    );
    expect(rows[0].details).toMatchObject({
      "former.identityStatus": "QUALIFIEE",
      "former.birthOn": "1986-03-12",
    });
  });

  test("in doubt or invented stays provisional; a doubt about a verified one says why", async () => {
    const { nurse, at } = await aPatient();
    await qualify(nurse, at, aNumber());
    const mark = async (attributes: string[], reason = "") =>
      nurse.call("PUT", `${at}/identity/attributes`, {
        attributes,
        reason,
        readAt: (await stateOf(nurse, at)).updatedAt,
      });
    expect((await mark(["homonyme"])).body).toMatchObject({ status: "QUALIFIEE", attributes: ["homonyme"] });
    expect((await mark(["douteuse"])).body.errors[0].field).toBe("reason");
    expect((await mark(["douteuse"], "La photo ne ressemble pas")).body).toMatchObject({
      status: "PROVISOIRE",
      attributes: ["douteuse"],
      steps: [],
    });
    expect((await step(nurse, at, seen)).body.code).toBe("patients.identity-held-back");
    expect((await mark([])).body.steps).toEqual(["document-seen", "ins-received"]);
  });

  test("what cannot be is refused, in French, and changes nothing", async () => {
    const { nurse, at } = await aPatient();
    const number = aNumber();
    const field = async (body: object) => (await step(nurse, at, body)).body.errors[0]?.field;
    expect(await field({ step: "document-seen", document: "CARTE-VITALE" })).toBe("document");
    expect(await field(received(`${number.slice(0, 13)}00`))).toBe("ins.matricule");
    expect(await field(received(number, "1.2.3.4.5"))).toBe("ins.authority");
    expect((await step(nurse, at, { step: "back-to-provisional", reason: "x" })).body.code).toBe(
      "patients.identity-step",
    );
    const { updatedAt } = await stateOf(nurse, at);
    expect((await nurse.call("POST", `${at}/identity/steps`, { ...seen, readAt: updatedAt })).status).toBe(
      200,
    );
    expect((await nurse.call("POST", `${at}/identity/steps`, { ...seen, readAt: updatedAt })).body.code).toBe(
      "patients.changed-elsewhere",
    );
  });
});

describe("an INS", () => {
  test("belongs to one record in a CPTS, however it is written, and is found by its exact number", async () => {
    const { nurse, at, slug, cptsId, patientId } = await aPatient();
    const number = aNumber();
    await qualify(nurse, at, number);
    const other = await aRequest(nurse, slug);
    const otherAt = `/api/c/${slug}/patients/${other.patientId}`;
    expect((await step(nurse, otherAt, received(number.replace(/(.{3})/g, "$1 ")))).body.code).toBe(
      "patients.ins-taken",
    );
    expect((await step(nurse, otherAt, received(number, "1.2.250.1.213.1.4.11"))).body.status).toBe(
      "RECUPEREE",
    );
    const search = async (matricule: string) =>
      nurse.call("POST", `/api/c/${slug}/patients/search-ins`, { matricule, authority: AUTHORITY });
    expect((await search(number)).body.items).toMatchObject([{ id: patientId }]);
    expect((await search(aNumber())).body.items).toEqual([]);
    expect((await search("12")).body.errors[0].field).toBe("matricule");
    // Elsewhere the same number is another row, and nobody's business here.
    const elsewhere = await aPatient();
    await qualify(elsewhere.nurse, elsewhere.at, number);
    expect(cptsId).not.toBe(elsewhere.cptsId);
    // Hidden by a correction, it stands in nobody's way.
    await step(nurse, at, { step: "back-to-provisional", reason: "Ce n'était pas la bonne personne" });
    expect((await search(number)).body.items).toEqual([]);
  });

  test("two at once: one has it, the other is told", async () => {
    const { nurse, at, slug } = await aPatient();
    const other = `/api/c/${slug}/patients/${(await aRequest(nurse, slug)).patientId}`;
    const number = aNumber();
    const answers = await Promise.all([at, other].map((one) => step(nurse, one, received(number))));
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409]);
  });

  test("the database keeps the rule by itself: no part without the others, nobody qualified without", async () => {
    const { patientId } = await aPatient();
    const change = (set: string) =>
      server.owner.query(`update patients_records set ${set} where id = $1`, [patientId]);
    await expect(change("ins_key_id = 'k1'")).rejects.toThrow("patients_records_ins_whole_check");
    await expect(change("identity_status = 'RECUPEREE'")).rejects.toThrow(
      "patients_records_ins_needed_check",
    );
    await expect(change("identity_status = 'QUALIFIEE'")).rejects.toThrow(
      /patients_records_(ins_needed|document)_check/,
    );
    await expect(change("identity_status = 'VALIDEE'")).rejects.toThrow("patients_records_document_check");
    await expect(change("identity_attributes = '{autre}'")).rejects.toThrow(
      "patients_records_attributes_check",
    );
  });

  test("is not in an export, nor its cipher", async () => {
    const { nurse, at, cptsId, patientId } = await aPatient();
    const number = aNumber();
    await qualify(nurse, at, number);
    const out = join(tmpdir(), `maillage-export-${randomUUID()}`);
    onTestFinished(() => rm(out, { recursive: true, force: true }));
    await exportCpts(server.deps.db.pool, cptsId, out);
    const text = await readFile(join(out, "patients_records.csv"), "utf8");
    const head = text.split("\n")[0]!;
    expect(text).toContain(patientId);
    expect(head).toContain("identity_status");
    expect(head).not.toMatch(/ins_cipher|ins_index_hash/);
    expect(text).not.toContain(number);
    expect(await readFile(join(out, "LISEZMOI.txt"), "utf8")).toContain("INS");
  });

  test("lost or foreign keys are found before anybody misses a number", async () => {
    const { nurse, at } = await aPatient();
    await qualify(nurse, at, aNumber());
    const check = (change: object) =>
      checkInsKeys({ ...server.deps, settings: { ...server.deps.settings, ...change } });
    expect(await check({})).toBeNull();
    const none = { INS_KEYS: undefined, INS_INDEX_KEY: undefined, isProduction: true };
    expect(await check(none)).toContain("INS_KEYS et INS_INDEX_KEY manquent");
    expect(await check({ INS_KEYS: `k2:${"c".repeat(64)}` })).toContain("« k1 », absente");
    expect(await check({ INS_KEYS: `k2:${"c".repeat(64)},k1:${"a".repeat(64)}` })).toBeNull();
    expect(await check({ INS_KEYS: `k1:${"c".repeat(64)}` })).toContain("ne s'ouvrent pas");
    expect(await check({ INS_INDEX_KEY: "c".repeat(64) })).toContain("ne s'ouvrent pas");
  });
});

describe("who may", () => {
  test("verify and see: those who know the patient and see papers; another CPTS finds nothing", async () => {
    const { nurse, at, cptsId } = await aPatient();
    await qualify(nurse, at, aNumber());
    const person = (role: "operator" | "partner" | "administrator" | "professional", of = cptsId) =>
      aPerson(server, { roles: [{ cptsId: of, role }] });
    const stranger = await person("operator", (await aCptsWith(server)).cptsId);
    const table = [
      { by: nurse, read: 200, show: 200 },
      { by: await person("operator"), read: 200, show: 200 },
      { by: await person("professional"), read: 404, show: 404 },
      { by: await person("partner"), read: 404, show: 403 },
      { by: await person("administrator"), read: 403, show: 403 },
      { by: stranger, read: 404, show: 404 },
    ];
    for (const { by, read, show } of table) {
      expect((await by.call("GET", `${at}/identity`)).status).toBe(read);
      expect((await by.call("POST", `${at}/ins`)).status).toBe(show);
    }
  });
});

describe("INSi", () => {
  test("says that it is not connected, and where it is, its answers decide", async () => {
    const { nurse, at, slug, cptsId, patientId } = await aPatient();
    const { updatedAt } = await stateOf(nurse, at);
    expect((await nurse.call("POST", `${at}/identity/insi`, { readAt: updatedAt })).body.code).toBe(
      "patients.insi-off",
    );
    const membership = {
      cptsId,
      cptsSlug: slug,
      cptsName: "",
      timeZone: "Europe/Paris",
      roles: ["professional" as const],
    };
    const session = {
      id: randomUUID(),
      userId: nurse.userId,
      label: "Essai",
      email: null,
      isAdministrator: false,
    };
    const actor = actorOf(
      { ...session, method: "demo", memberships: [] },
      { ...membership, professionalIds: [], assistedProfessionalIds: [] },
      "test",
    );
    const number = aNumber();
    const asked: unknown[] = [];
    const answering = (answer: object) => ({
      relations: [async () => "demandeur"],
      insi: {
        connected: true,
        ask: async (question: unknown) => {
          asked.push(question);
          return answer as never;
        },
      },
    });
    const ask = (answer: object) =>
      askInsi(server.deps, actor, patientId, { readAt: updatedAt }, answering(answer));
    await expect(ask({ code: "01" })).rejects.toMatchObject({ code: "patients.insi-none" });
    await expect(ask({ code: "02" })).rejects.toMatchObject({ code: "patients.insi-several" });
    expect(await ask({ code: "00", matricule: number, authority: AUTHORITY })).toMatchObject({
      status: "RECUPEREE",
      ins: { how: "INSI" },
    });
    expect(asked[0]).toMatchObject({ birthGivenName: "Camille", birthOn: "1986-03-12", sex: "F" });
  });
});
