import { expect, test } from "vitest";
import { somePeople } from "../../../../tools/testing/a-directory.ts";
import { aQuestionnaire, WHOLE } from "../../../../tools/testing/a-questionnaire.ts";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";
import { drawQrCode } from "../../../platform/documents/index.ts";

const server = await aServer();

interface Row {
  key: string;
  identified: Figure;
  solicited: Figure;
  engaged: Figure;
}
interface Figure {
  computed: number;
  correction: { value: number | null; note: string } | null;
}

async function aTerritory() {
  const cpts = await aCptsWith(server, { gps: 2 });
  const nurses = await somePeople(server, cpts.cptsId, [
    { given: "Claire", family: "Zola", profession: "60" },
    { given: "Jean", family: "Ivry", profession: "60" },
  ]);
  const { call } = await aPerson(server, { roles: [{ cptsId: cpts.cptsId, role: "coordinator" }] });
  const api = `/api/c/${cpts.slug}/project`;
  const row = async (key: string): Promise<Row> =>
    (await call("GET", `${api}/mobilisation`)).body.rows.find((one: Row) => one.key === key);
  return { ...cpts, nurses, call, api, row };
}

test("each figure is counted from directory, actions and team, and explained by who is behind it", async () => {
  const { call, api, row, nurses, professionals } = await aTerritory();
  expect(await row("INFIRMIERS")).toMatchObject({
    identified: { computed: 2, correction: null },
    solicited: { computed: 0 },
    engaged: { computed: 0 },
  });
  const sent = await call("POST", `${api}/actions`, {
    kind: "newsletter",
    title: "Newsletter n° 1",
    doneOn: "2026-10",
    reachedRows: ["INFIRMIERS"],
  });
  expect(sent).toMatchObject({ status: 201, body: { reached: 2 } });
  await call("POST", `${api}/people`, { part: "team", name: "Claire Zola", professionalId: nurses[0] });
  await call("POST", `${api}/people`, {
    part: "partner",
    name: "Dr A",
    professionalId: professionals[0]!.id,
  });
  expect(await row("INFIRMIERS")).toMatchObject({ solicited: { computed: 2 }, engaged: { computed: 1 } });
  // A partner helps; they are not one of the engaged.
  expect((await row("MEDECINS_GENERALISTES")).engaged.computed).toBe(0);
  expect((await call("GET", `${api}/mobilisation/INFIRMIERS/engaged`)).body.items).toMatchObject([
    { name: "Claire Zola", why: "de l’équipe projet" },
  ]);
  expect((await call("GET", `${api}/mobilisation/INFIRMIERS/solicited`)).body.items[0].why).toBe(
    "Newsletter n° 1 (octobre 2026)",
  );
  expect((await call("GET", `${api}/mobilisation/DRAGONS/engaged`)).status).toBe(404);
});

test("who says yes without being of the directory is counted in their profession, on the day of the territory", async () => {
  const { cptsId, slug, call, forms, send, nurses } = await aQuestionnaire(server);
  const sending = await send({ people: null });
  const paper = (name: string, more: object, answers: object = {}) =>
    call("POST", `${forms}/sendings/${sending.body.id}/papers`, {
      author: { professionCode: "60", ...more },
      answers: { ...WHOLE, name, ...answers },
    });
  expect((await paper("Lise Bouton", { communeCode: "31446" })).status).toBe(201);
  expect((await paper("Non merci", {}, { mt: "no", prevention: "no" })).status).toBe(201);
  // Half past midnight in Paris: in UTC it is still the day before.
  await server.owner.query("alter table forms_responses disable trigger user");
  await server.owner.query(
    "update forms_responses set submitted_at = '2026-03-12T23:30:00Z' where cpts_id = $1",
    [cptsId],
  );
  await server.owner.query("alter table forms_responses enable trigger user");
  const engaged = async () =>
    (await call("GET", `/api/c/${slug}/project/mobilisation/INFIRMIERS/engaged`)).body.items;
  const told = {
    name: "Lise Bouton",
    detail: "Infirmier · Ramonville-Saint-Agne · hors annuaire",
    why: expect.stringMatching(
      /^a répondu « oui » sur papier, le 13 mars 2026 : accès à un médecin traitant, prévention$/,
    ),
  };
  expect(await engaged()).toEqual([told]);
  // Who answered what is the coordination's to read: a colleague sees how many, and who is of the team.
  const colleague = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
  await call("POST", `/api/c/${slug}/project/people`, {
    part: "team",
    name: "Ida Bellis",
    professionalId: nurses[1],
  });
  const seen = await colleague.call("GET", `/api/c/${slug}/project/mobilisation/INFIRMIERS/engaged`);
  expect(seen.body.items).toEqual([
    expect.objectContaining({ why: "de l’équipe projet" }),
    {
      name: "1 personne",
      detail: "",
      why: "a répondu « oui » à un questionnaire ; la coordination seule lit qui",
    },
  ]);
});

test("a correction stands beside what is counted, over the one that was read, and gives its place back", async () => {
  const { call, api, row } = await aTerritory();
  const at = `${api}/mobilisation/INFIRMIERS/engaged`;
  expect((await call("PUT", at, { value: null, note: "En cours", was: null })).status).toBe(200);
  expect((await row("INFIRMIERS")).engaged).toMatchObject({
    computed: 0,
    correction: { value: null, note: "En cours" },
  });
  expect(await call("PUT", at, { value: 4, note: "", was: null })).toMatchObject({
    status: 409,
    body: { code: "project.figure-changed", current: { note: "En cours" } },
  });
  expect((await call("PUT", at, { value: 4, note: "", was: { value: null, note: "En cours" } })).status).toBe(
    200,
  );
  const { text } = await letterRow(call, api);
  expect(text).toContain("Infirmiers|2|0|4");
  await call("DELETE", at);
  expect((await row("INFIRMIERS")).engaged.correction).toBeNull();
  expect((await call("PUT", at, { value: -1, note: "", was: null })).status).toBe(422);
});

async function letterRow(call: Awaited<ReturnType<typeof aTerritory>>["call"], api: string) {
  const { sections } = (await call("GET", `${api}/documents/letter/preview`)).body;
  const table = sections
    .find((one: { key: string }) => one.key === "professions")
    .blocks.find((one: { kind: string }) => one.kind === "table");
  return { text: table.rows.map((cells: unknown[]) => cells.join("|")).join("\n") as string };
}

test("a photo is drawn again, and shown in the letter; what is no photo is refused", async () => {
  const { call, api } = await aTerritory();
  const { body: action } = await call("POST", `${api}/actions`, {
    kind: "meeting",
    title: "Réunion d’ouverture",
    doneOn: "2026-02-08",
    present: 80,
  });
  const at = `${api}/actions/${action.id}/photos`;
  const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>").toString("base64");
  expect((await call("POST", at, { alternative: "Un dessin", content: svg })).status).toBe(422);
  const png = Buffer.from(drawQrCode("https://exemple.invalid")).toString("base64");
  const added = await call("POST", at, { alternative: "La salle, pleine", content: png });
  expect(added).toMatchObject({ status: 201, body: { photos: [{ alternative: "La salle, pleine" }] } });
  const preview = (await call("GET", `${api}/documents/letter/preview`)).body;
  expect(JSON.stringify(preview)).toContain("La salle, pleine");
  expect((await call("GET", `${at}/${added.body.photos[0].id}`)).status).toBe(200);
  expect((await call("DELETE", `${at}/${added.body.photos[0].id}`)).status).toBe(204);
  expect((await call("DELETE", `${api}/actions/${action.id}`)).status).toBe(204);
  expect((await call("GET", `${api}/actions`)).body.items).toEqual([]);
});

test("an action is saved over the one that was read: two writers of the minutes lose nothing", async () => {
  const { call, api } = await aTerritory();
  const meeting = { kind: "meeting", title: "Réunion d’ouverture", doneOn: "2026-02-08" };
  const { body: read } = await call("POST", `${api}/actions`, meeting);
  const at = `${api}/actions/${read.id}`;
  const first = await call("PUT", at, { ...meeting, minutes: "Le premier", revision: read.revision });
  expect(first).toMatchObject({ status: 200, body: { minutes: "Le premier", revision: read.revision + 1 } });
  const second = { ...meeting, minutes: "Le second", reachedRows: ["INFIRMIERS"], revision: read.revision };
  expect(await call("PUT", at, second)).toMatchObject({
    status: 409,
    body: { code: "project.action-changed", current: { minutes: "Le premier", revision: read.revision + 1 } },
  });
  expect((await call("GET", `${api}/actions`)).body.items).toMatchObject([
    { minutes: "Le premier", reached: 0 },
  ]);
  expect((await call("PUT", at, { ...second, revision: first.body.revision })).body).toMatchObject({
    minutes: "Le second",
    reached: 2,
  });
  expect((await call("PUT", at, meeting)).status).toBe(422);
});

test("a person is saved over the one that was read: the later of two writers sees what the first wrote", async () => {
  const { call, api } = await aTerritory();
  const told = { part: "team", name: "Claire Zola", profession: "Infirmière" };
  const { items } = (await call("POST", `${api}/people`, told)).body;
  const at = `${api}/people/${items[0].id}`;
  const first = await call("PUT", at, { ...told, town: "Labège", revision: 1 });
  expect(first.body.items[0]).toMatchObject({ town: "Labège", revision: 2 });
  const second = { ...told, structure: "Cabinet du Lac", revision: 1 };
  expect(await call("PUT", at, second)).toMatchObject({
    status: 409,
    body: { code: "project.person-changed", current: { town: "Labège", structure: "", revision: 2 } },
  });
  expect((await call("PUT", at, { ...second, town: "Labège", revision: 2 })).body.items[0]).toMatchObject({
    town: "Labège",
    structure: "Cabinet du Lac",
  });
  expect((await call("PUT", at, told)).status).toBe(422);
  expect((await call("DELETE", at)).status).toBe(200);
  expect(await call("PUT", at, { ...second, revision: 3 })).toMatchObject({
    status: 404,
    body: { code: "project.person-unknown" },
  });
});

test("a professional reads, and only the coordination writes; another CPTS sees nothing", async () => {
  const { cptsId, call, api } = await aTerritory();
  const nurse = await aPerson(server, { roles: [{ cptsId, role: "professional" }] });
  const elsewhere = await aCptsWith(server);
  const stranger = await aPerson(server, { roles: [{ cptsId: elsewhere.cptsId, role: "coordinator" }] });
  const { body: added } = await call("POST", `${api}/people`, { part: "team", name: "Une Infirmière" });
  expect((await nurse.call("GET", `${api}/people`)).body).toMatchObject({ mayWrite: false });
  expect((await nurse.call("POST", `${api}/people`, { part: "team", name: "Moi" })).status).toBe(403);
  expect((await stranger.call("GET", `${api}/people`)).status).toBe(404);
  const [{ id }] = added.items;
  expect((await stranger.call("DELETE", `/api/c/${elsewhere.slug}/project/people/${id}`)).status).toBe(404);
  const moved = { part: "active", name: "Une Infirmière", revision: 1 };
  expect((await call("PUT", `${api}/people/${id}`, moved)).body.items[0]).toMatchObject({
    part: "active",
    revision: 2,
  });
});

test("the declaration and its lines are saved over what was read, never over somebody else's", async () => {
  const { call, api } = await aTerritory();
  const first = await call("PUT", `${api}/declaration`, { revision: 0, title: "Deux Rives" });
  expect(first.body.project).toMatchObject({ revision: 1, title: "Deux Rives", phone: "" });
  expect(await call("PUT", `${api}/declaration`, { revision: 0, title: "Autre" })).toMatchObject({
    status: 409,
    body: { code: "project.declaration-changed", current: { title: "Deux Rives" } },
  });
  expect(
    await call("PUT", `${api}/declaration`, { revision: 1, buildingFrom: "2026-09", buildingTo: "2026-01" }),
  ).toMatchObject({ status: 422, body: { errors: [{ field: "buildingTo" }] } });
  const line = `${api}/choices/solicitation.elected`;
  const was = { answer: null, detail: "" };
  expect((await call("PUT", line, { answer: true, detail: "Maires", was })).status).toBe(200);
  expect(await call("PUT", line, { answer: false, detail: "", was })).toMatchObject({
    status: 409,
    body: { current: { answer: true, detail: "Maires" } },
  });
  expect(
    (await call("PUT", `${api}/choices/solicitation.dragons`, { answer: true, detail: "", was })).status,
  ).toBe(404);
});
