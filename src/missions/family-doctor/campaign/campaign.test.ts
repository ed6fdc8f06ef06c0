import { describe, expect, test } from "vitest";
import { aServer, drainJobs, runJob, type TestPerson } from "../../../../tools/testing/index.ts";
import { readDocx, readPdf, squeeze } from "../../../../tools/testing/read-document.ts";
import { renderDocument } from "../../../platform/documents/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { anOffer, aProposal, aTerritory, aWaitingPatient, later } from "../proposal/proposal-test-kit.ts";
import { campaignLetter } from "./letter-blocks.ts";

const server = await aServer();

const ALL = { communes: [], bands: [], waitingSinceOn: null, onlyByLetter: false };

/** Three patients who wait with an address, two doctors who take some. */
async function aRegister() {
  const territory = await aTerritory(server, 2);
  const { cptsId, slug, coordinator, at } = territory;
  await server.owner.query("update directory_sites set phone = '+33561000000' where cpts_id = $1", [cptsId]);
  await server.owner.query(
    "insert into mt_settings (cpts_id, door_open, contact_phone) values ($1, true, '+33561111111')",
    [cptsId],
  );
  const patient = (columns: Record<string, unknown> = {}) =>
    aWaitingPatient(server, cptsId, { postal_code: "31520", ...columns });
  const bytes = async (who: TestPerson, path: string): Promise<Uint8Array> => {
    const answer = await server.app.request(`/api/c/${slug}/family-doctor/${path}`, {
      headers: { cookie: who.cookie },
    });
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const prepare = async (filter = ALL) => {
    const made = await coordinator.call("POST", `${at}/campaigns`, {
      label: "Courrier de l'automne",
      filter,
    });
    await drainJobs(server);
    return made;
  };
  const list = async () => (await coordinator.call("GET", `${at}/campaigns`)).body.items;
  return { ...territory, patient, bytes, prepare, list };
}

describe("letters to patients who wait", () => {
  test("a page each, the same words as DOCX and PDF, the doctors open near them, and nothing of health", async () => {
    const { patient, prepare, list, bytes, coordinator, at, doctors: _, ...territory } = await aRegister();
    await anOffer({ ...territory, coordinator, at, doctors: _ }, 0);
    await anOffer({ ...territory, coordinator, at, doctors: _ }, 1, {
      zone: "communes",
      communeCodes: ["31113"],
    });
    await patient();
    await patient({ commune_code: "31113", latitude: 43.51, longitude: 1.49 });
    await patient({ postal_code: null });
    const preview = await coordinator.call("POST", `${at}/campaigns/preview`, ALL);
    expect(preview).toMatchObject({
      status: 200,
      body: { letters: 2, withoutAddress: 1, withoutDoctor: 0, tooMany: false },
    });
    expect((await prepare()).body).toMatchObject({ state: "queued", letters: 2, files: [] });
    const [campaign] = await list();
    expect(campaign).toMatchObject({ state: "done", letters: 2, since: null, stateLabel: "Lettres prêtes" });
    expect(
      campaign.files.map(({ part, format }: { part: number; format: string }) => `${part} ${format}`),
    ).toEqual(["1 docx", "1 pdf"]);
    const [docx, pdf] = [
      await readDocx(await bytes(coordinator, `campaigns/${campaign.id}/files/1/docx`)),
      await readPdf(await bytes(coordinator, `campaigns/${campaign.id}/files/1/pdf`)),
    ];
    expect(pdf.text).toBe(docx.text);
    expect(pdf.pages).toHaveLength(2);
    const pages = pdf.pages.map(({ body }) => squeeze(body));
    for (const page of pages) {
      expect(page).toContain(squeeze("Alba Fictive3 rue des Essais31520 Ramonville-Saint-Agne"));
      expect(page).toContain("DrAlixDocteurA1ruedesEssais,31520Ramonville-Saint-Agne0561000000");
    }
    // The second doctor takes the other commune only.
    expect(pages.filter((page) => page.includes("DrAlixDocteurB"))).toHaveLength(1);
    expect(docx.text).not.toMatch(/ALD|C2S|priorit|MT-26/i);
  });

  test("one page however long the addresses; a code is spoken of to who has one, and its page is the one of the follow-up", async () => {
    const sender = {
      name: "CPTS du Canal et des Coteaux",
      phone: "05 61 00 00 00",
      pageUrl: "https://exemple.invalid/c/canal/medecin-traitant",
      date: "21 novembre 2026",
      at: "2026-11-21T08:00:00Z",
    };
    const to = {
      givenName: "Alba",
      familyName: "Fictive",
      addressLine: "Résidence des Grands Peupliers, bâtiment C, escalier 2, 123 avenue du Lac",
      postalCode: "31520",
      communeName: "Ramonville-Saint-Agne",
    };
    for (const times of [1, 2, 3]) {
      const one = {
        name: "Dr Marie-Ange D'Ambrebrise",
        address: "123 AVENUE DU GRAND MOULIN, 31520 RAMONVILLE ".repeat(times),
        phone: "0561000000",
      };
      const blocks = campaignLetter(sender, to, Array(5).fill(one), true);
      const written = { title: "Lettre", author: sender.name, createdAt: sender.at, pageNumbers: false };
      const { pages, text } = await readPdf(await renderDocument({ ...written, blocks }, "pdf"));
      expect(pages).toHaveLength(1);
      expect(text).toContain("/medecin-traitant/suivi");
    }
    const without = JSON.stringify(campaignLetter(sender, to, [], false));
    expect(without).not.toMatch(/code|nous avez demandé|exemple.invalid/);
  });

  test("who is chosen: commune, priority, way, how long; nobody is a refusal", async () => {
    const { patient, coordinator, at, prepare } = await aRegister();
    await patient({ reach_by: "letter", weight: 90 });
    await patient({ commune_code: "31113", waiting_since: new Date("2026-01-10T08:00:00Z") });
    const count = async (filter: object) =>
      (await coordinator.call("POST", `${at}/campaigns/preview`, { ...ALL, ...filter })).body;
    expect(await count({})).toMatchObject({ letters: 2, withoutDoctor: 2 });
    expect((await count({ onlyByLetter: true })).letters).toBe(1);
    expect((await count({ bands: ["high"] })).letters).toBe(1);
    expect((await count({ communes: ["31113"] })).letters).toBe(1);
    expect((await count({ waitingSinceOn: "2026-01-10" })).letters).toBe(1);
    expect((await count({ waitingSinceOn: "2026-01-09" })).letters).toBe(0);
    expect(await prepare({ ...ALL, waitingSinceOn: "2026-01-09" } as never)).toMatchObject({ status: 409 });
  });

  test("who found a doctor before the letters are written gets none", async () => {
    const { patient, coordinator, at, list, cptsId } = await aRegister();
    await patient();
    const gone = await patient();
    await coordinator.call("POST", `${at}/campaigns`, { label: "Automne", filter: ALL });
    await server.owner.query(
      "update mt_requests set status = 'closed', end_reason = 'died', closed_at = now() where cpts_id = $1 and id = $2",
      [cptsId, gone],
    );
    await drainJobs(server);
    const [campaign] = await list();
    expect(campaign).toMatchObject({ state: "done", letters: 1 });
  });

  test("posted once, then counted by what becomes of each; the story of each request says it", async () => {
    const { patient, coordinator, at, prepare, list, cptsId, professionals } = await aRegister();
    const [stays, found, left] = [await patient(), await patient(), await patient()];
    await prepare();
    const [{ id }] = await list();
    expect((await coordinator.call("POST", `${at}/campaigns/${id}/posted`)).body).toMatchObject({
      stateLabel: "Lettres postées",
      since: { moved: 0, foundDoctor: 0, waiting: 3 },
    });
    expect((await coordinator.call("POST", `${at}/campaigns/${id}/posted`)).status).toBe(409);
    await later(server, 3);
    const now = nowOf(server.deps);
    await server.owner.query(
      "update mt_requests set status = 'accepted', doctor_professional_id = $3, accepted_at = $4, stands_since = $4 where cpts_id = $1 and id = $2",
      [cptsId, found, professionals[0]!.id, now],
    );
    await server.owner.query(
      "update mt_requests set status = 'closed', end_reason = 'moved', closed_at = $3, stands_since = $3 where cpts_id = $1 and id = $2",
      [cptsId, left, now],
    );
    expect((await list())[0].since).toEqual({ moved: 2, foundDoctor: 1, waiting: 1 });
    const story = (await coordinator.call("GET", `${at}/requests/${stays}/story`)).body;
    expect(story.lines.map(({ kind }: { kind: string }) => kind)).toEqual(["letter-posted"]);
  });

  test("files are kept seven days, by the screen and by the database", async () => {
    const { patient, prepare, list, coordinator, at, cptsId, doctors } = await aRegister();
    await patient();
    await prepare();
    const [{ id }] = await list();
    const path = `${at}/campaigns/${id}/files/1/pdf`;
    expect((await doctors[0]!.call("GET", path)).status).toBe(403);
    expect((await coordinator.call("GET", `${at}/campaigns/${id}/files/1/odt`)).status).toBe(422);
    await later(server, 7.1);
    expect((await coordinator.call("GET", path)).status).toBe(404);
    expect((await list())[0].files).toEqual([]);
    const kept = async () =>
      (await server.owner.query("select 1 from mt_campaign_files where cpts_id = $1", [cptsId])).rowCount;
    expect(await kept()).toBe(2);
    await runJob(server, "family-doctor.forget-letters");
    expect(await kept()).toBe(0);
  });
});

describe("papers of one request", () => {
  test("the letter that tells who accepted, once somebody did; the doctor may print it, nobody else", async () => {
    const territory = await aRegister();
    const { patient, bytes, coordinator, at, doctors } = territory;
    const id = await patient();
    expect((await coordinator.call("GET", `${at}/requests/${id}/letter`)).status).toBe(409);
    const proposal = await aProposal(territory, id, await anOffer(territory, 0));
    expect((await doctors[0]!.call("POST", `${at}/proposals/${proposal}/accept`)).status).toBe(200);
    const [docx, pdf] = [
      await readDocx(await bytes(doctors[0]!, `requests/${id}/letter?format=docx`)),
      await readPdf(await bytes(coordinator, `requests/${id}/letter`)),
    ];
    expect(pdf.text).toBe(docx.text);
    expect(pdf.pages).toHaveLength(1);
    expect(pdf.text).toContain(squeeze("Dr Alix DocteurA accepte de devenir votre médecin traitant"));
    expect(pdf.text).not.toMatch(/ALD|C2S/);
    expect((await doctors[1]!.call("GET", `${at}/requests/${id}/letter`)).status).toBe(404);
  });

  test("one file for all who were accepted and chose a letter: a page each, nobody else, and each in the journal", async () => {
    const territory = await aRegister();
    const { patient, bytes, coordinator, at, cptsId, doctors } = territory;
    const none = await coordinator.call("GET", `${at}/to-tell/letters`);
    expect(none.body).toMatchObject({ status: 409, code: "family-doctor.no-letter-to-tell" });
    const offer = await anOffer(territory, 0, { capacity: 10 });
    const ways = ["letter", "letter", "phone", "letter"] as const;
    const ids: string[] = [];
    for (const way of ways) ids.push(await patient({ reach_by: way }));
    for (const id of ids.slice(0, 3)) {
      const proposal = await aProposal(territory, id, offer);
      expect((await doctors[0]!.call("POST", `${at}/proposals/${proposal}/accept`)).status).toBe(200);
    }
    const [docx, pdf] = [
      await readDocx(await bytes(coordinator, "to-tell/letters?format=docx")),
      await readPdf(await bytes(coordinator, "to-tell/letters")),
    ];
    expect(pdf.pages).toHaveLength(2);
    expect(pdf.text).toBe(docx.text);
    const { rows } = await server.owner.query(
      "select distinct subject_id from audit_entries where cpts_id = $1 and action = 'family-doctor.letter-printed'",
      [cptsId],
    );
    expect(rows.map((row) => row.subject_id).sort()).toEqual(ids.slice(0, 2).sort());
    expect((await doctors[0]!.call("GET", `${at}/to-tell/letters`)).status).toBe(403);
  });

  test("the story is one page however long, with the rights of reading it", async () => {
    const { patient, bytes, coordinator, at, cptsId, doctors } = await aRegister();
    const id = await patient();
    await server.owner.query(
      `insert into mt_request_events (cpts_id, id, request_id, at, kind, sentence)
       select $1, gen_random_uuid(), $2, now() + n * interval '1 minute', 'test', 'Étape ' || n || repeat(' et encore un mot', 25) from generate_series(1, 60) n`,
      [cptsId, id],
    );
    const pdf = await readPdf(await bytes(coordinator, `requests/${id}/story.pdf`));
    expect(pdf.pages).toHaveLength(1);
    expect(pdf.text).toContain(squeeze("Étapes du milieu non imprimées : 5"));
    expect(pdf.text).toContain(squeeze("Alba Fictive"));
    expect((await doctors[0]!.call("GET", `${at}/requests/${id}/story.pdf`)).status).toBe(404);
  });

  test("the poster leads to the public page, and is refused while it is closed", async () => {
    const { bytes, coordinator, doctors, at, cptsId, slug } = await aRegister();
    const pdf = await readPdf(await bytes(doctors[0]!, "poster.pdf"));
    expect(pdf.pages).toHaveLength(1);
    expect(pdf.text).toContain(`/c/${slug}/medecin-traitant`);
    expect(pdf.text).toContain(squeeze("Pas d’internet ?"));
    await server.owner.query("update mt_settings set door_open = false where cpts_id = $1", [cptsId]);
    expect(await coordinator.call("GET", `${at}/poster.pdf`)).toMatchObject({
      status: 409,
      body: { code: "family-doctor.door-closed" },
    });
  });
});
