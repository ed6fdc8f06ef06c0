import { readFile } from "node:fs/promises";
import { join } from "node:path";
import JSZip from "jszip";
import { describe, expect, test } from "vitest";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";
import { readDocx, readPdf, squeeze, withoutRepeats } from "../../../../tools/testing/read-document.ts";
import { withTenant } from "../../../platform/db/index.ts";
import { commandLineLoader, loadCase } from "../case/load-case.ts";
import { composeDocument } from "../document/compose-document.ts";
import { writeFiles } from "../document/document-files.ts";
import { readFrozen } from "../document/read-frozen.ts";
import type { Subsidy } from "../subsidy/subsidy-contract.ts";
import { borderLines } from "./ground-sections.ts";

const server = await aServer();

interface Case {
  areas: { name: string; iris?: string; insee?: string; postalCode: string }[];
  population: { value: number; source: string; year: number };
  expectedSize: number;
  diagnosis: { value: number; comparison?: { value: number }[]; source?: string }[];
  mobilisation: Record<"profession" | "identified" | "solicited" | "engaged", string | number | null>[];
  missions: string[];
  questionnaireReturns?: number;
  firstMeeting?: { present: number };
  legalStructure: { form: string; name?: string; createdOn?: string };
  calendar: {
    construction: [string, string];
    letterOfIntent: string;
    healthProject: string;
    contract: string;
  };
}

/** Loads a real letter through the application, fills in what is typed, and writes its three files. */
async function aLetterOf(name: string, texts: Record<string, string> = {}) {
  const { cptsId, slug } = await aCptsWith(server);
  const content = await readFile(join(import.meta.dirname, "testing", `${name}.json`), "utf8");
  await loadCase(server.deps, commandLineLoader({ id: cptsId, slug, timeZone: "Europe/Paris" }), content);
  const { call } = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
  for (const [key, body] of Object.entries(texts)) {
    const saved = await call("PUT", `/api/c/${slug}/project/documents/letter/texts/${key}`, {
      body,
      revision: 0,
    });
    expect(saved.status, key).toBe(200);
  }
  const composition = await composeDocument(server.deps, cptsId, "letter");
  return {
    given: JSON.parse(content) as Case,
    call,
    slug,
    composed: composition.composed,
    files: await writeFiles(server.deps, cptsId, composition),
  };
}

const french = (value: number): string =>
  squeeze(new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 2 }).format(value));
const inLetter = (date: string): string => date.split("-").reverse().join("/");

/** Every figure of the tables, as the letter writes it. */
function* figuresOf(given: Case): Generator<string> {
  yield `${french(given.population.value)}habitants`;
  yield squeeze(`Source : ${given.population.source}, ${given.population.year}`);
  yield `Nombretotaldecommunes,IRISetsecteurs:${given.areas.length}`;
  for (const area of given.areas) {
    yield squeeze(area.name);
    // Side by side: one postal code a line, not all those of the commune.
    yield `${area.postalCode}${area.iris ?? area.insee ?? ""}`;
  }
  for (const one of given.diagnosis) {
    yield french(one.value);
    for (const other of one.comparison ?? []) yield french(other.value);
    if (one.source) yield squeeze(one.source);
  }
  if (given.questionnaireReturns) yield String(given.questionnaireReturns);
  if (given.firstMeeting) yield `Premièreréuniond’information${given.firstMeeting.present}`;
  yield squeeze(given.legalStructure.form);
  if (given.legalStructure.name) yield squeeze(given.legalStructure.name);
  if (given.legalStructure.createdOn) yield inLetter(given.legalStructure.createdOn);
  const { construction, letterOfIntent, healthProject, contract } = given.calendar;
  yield `de${inLetter(construction[0])}à${inLetter(construction[1])}`;
  for (const date of [letterOfIntent, healthProject, contract]) yield inLetter(date);
}

/** The first table of Ruscino's letter, with and without Perpignan: typed, for no list counts it. */
const WITH_PERPIGNAN = [
  ["Médecins généralistes", 207, 41, 12],
  ["Médecins spécialistes", 339, 91, 6],
  ["Infirmiers", 382, 45, 19],
  ["Biologistes", 4, 2, 1],
  ["Pharmaciens", 57, 6, 11],
  ["Masseurs-Kinésithérapeutes", 274, 70, 5],
  ["Sages-femmes", 18, 2, 4],
  ["Orthophonistes", 34, 9, 4],
  ["Orthoptistes", 14, 1, 1],
  ["Dentistes", 115, 27, 0],
  ["Pédicures-podologues/orthésistes", 4, 4, 2],
] as const;
const TYPED_TABLE = [
  "| Profession | Sollicités avec Perpignan | Sollicités sans Perpignan | Souhaitant adhérer |",
  ...WITH_PERPIGNAN.map((row) => `| ${row.join(" | ")} |`),
].join("\n");
const ASKED_OF_ALL =
  "Un questionnaire a été relayé par l’ensemble des URPS sur le territoire.\n\n- médecins\n- infirmiers";

describe("the two real letters, loaded through the application", () => {
  test.each([
    ["ruscino", { "professions.notes": TYPED_TABLE }],
    ["canal-garonne", { "professions.notes": ASKED_OF_ALL }],
  ])(
    "%s shows every figure of its tables, the same in Word and in PDF",
    async (name, texts) => {
      const { given, composed, files } = await aLetterOf(name, texts as Record<string, string>);
      const [docx, pdf] = [await readDocx(files.docx), await readPdf(files.pdf)];
      expect(withoutRepeats(pdf, docx)).toBe(docx.text);
      const lost = [...figuresOf(given)].filter((one) => !docx.text.includes(one));
      expect(lost).toEqual([]);
      // The table of professions, row by row and in its order.
      const rows = given.mobilisation.map((line) =>
        squeeze(
          `${line.profession}${line.identified ?? ""}${line.solicited ?? ""}${line.engaged ?? ""}`.toLowerCase(),
        ),
      );
      const table = docx.text.slice(docx.text.indexOf("Nombredeprofessionnelsengagés")).toLowerCase();
      let at = 0;
      for (const row of rows) {
        const [label, figures] = [row.match(/^[^\d]*?(?=\d|encours|$)/)?.[0] ?? row, row];
        const found = table.indexOf(label.slice(0, 12), at);
        expect(found, row).toBeGreaterThanOrEqual(at);
        expect(table.slice(found, found + 80).replace("(préciser)", ""), row).toContain(figures.slice(0, 60));
        at = found;
      }
      expect(pdf.outline).toEqual(expect.arrayContaining(["I – Contexte territorial", "II – Projet"]));
      // Nobody counted anything here: the numbers are those of the file, and what it does not say is no zero.
      expect(docx.text).toContain(squeeze("Source : nombres du dossier chargé le"));
      expect(docx.text).not.toContain(squeeze("annuaire, envois et réponses"));
      expect(docx.text).not.toContain(squeeze("Autres (préciser) 0"));
      if (name === "ruscino")
        for (const row of WITH_PERPIGNAN) expect(docx.text).toContain(squeeze(row.join("")));
      else expect(docx.text).toContain(squeeze("Un questionnaire a été relayé par l’ensemble des URPS"));
      // A size out of four, and a box for each mission.
      const sizes = composed.sections
        .find(({ key }) => key === "population")
        ?.blocks.find(({ kind }) => kind === "checks");
      expect(sizes?.kind === "checks" && sizes.items.map(({ checked }) => checked)).toEqual(
        [1, 2, 3, 4].map((size) => size === given.expectedSize),
      );
      const missions = composed.sections.find(({ key }) => key === "missions")?.blocks[0];
      expect(
        missions?.kind === "table" &&
          missions.rows.filter(([, yes]) => typeof yes === "object" && "checked" in yes && yes.checked),
      ).toHaveLength(given.missions.length);
    },
    30_000,
  );

  test("in Word: real headings, header rows, boxes, and the map with its words", async () => {
    const { files } = await aLetterOf("ruscino");
    const { xml, styles, text } = await readDocx(files.docx);
    expect(text).toContain(squeeze("d’après le territoire déclaré, dessinée le"));
    expect(xml.match(/<w:pStyle w:val="Heading2"/g)?.length).toBe(12);
    expect(xml.match(/<w:tblHeader\/>/g)!.length).toBeGreaterThan(8);
    expect(xml.match(/<w14:checkbox>/g)!.length).toBeGreaterThan(20);
    expect(xml).toMatch(/descr="[^"]{20,}"/);
    // A line's height without its rule is an exact one to LibreOffice: it cut the map to one line, and a title's lines ran into each other.
    expect(`${styles}${xml}`).not.toMatch(/<w:spacing(?![^>]*w:lineRule)[^>]*w:line=/);
    const zip = await JSZip.loadAsync(files.zip);
    expect(Object.keys(zip.files).sort()).toEqual([
      "annexes/carte-du-territoire.png",
      "lettre-d-intention.docx",
      "lettre-d-intention.pdf",
    ]);
  }, 60_000);
});

test("an explanation goes on after its colon, and an acronym stays one", () => {
  const border = (name: string, note: string) => ({ name, explanation: { note } });
  const lines = borderLines([
    border("Aureville", "Sans projet à ce jour"),
    border("Goyrans", "Sans projet à ce jour"),
    border("Clermont", "MSP en projet"),
  ] as unknown as Parameters<typeof borderLines>[0]);
  expect(lines).toEqual(["Aureville, Goyrans : sans projet à ce jour", "Clermont : MSP en projet"]);
});

test("what is missing is listed as one goes, and leaves the list when it is given", async () => {
  const { cptsId, slug } = await aCptsWith(server, { gps: 1 });
  const { call } = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
  const api = `/api/c/${slug}/project`;
  const missing = async (section: string): Promise<string[]> =>
    (await call("GET", `${api}/documents/letter`)).body.sections
      .find((one: { key: string }) => one.key === section)
      .missing.map((one: { what: string }) => one.what);
  expect(await missing("head")).toContain("l’intitulé du projet");
  const subsidy = "la demande de subvention (CERFA 12156) qui accompagne la lettre, figée";
  expect(await missing("head")).toContain(subsidy);
  const draft = await call("POST", `${api}/subsidies`, { year: 2027, label: "ARS" });
  // A draft goes with nothing: signed and frozen, it does.
  expect(await missing("head")).toContain(subsidy);
  const { id, revision, parts, content, year, label } = draft.body as Subsidy;
  const asked = parts.flatMap(({ fields }) => fields).filter((one) => one.isNeeded);
  const fields = asked.map(({ key, kind, options }) => [
    key,
    content.fields[key] ??
      { choice: options[0]?.value, number: "500", date: "2027-01-01", line: "Essai", text: "Essai" }[kind],
  ]);
  const budget = [
    { account: "60", label: "", euros: 500 },
    { account: "74", label: "", euros: 500 },
  ];
  await call("PUT", `${api}/subsidies/${id}`, {
    ...{ year, label, revision },
    content: { fields: Object.fromEntries(fields), budget, projectBudget: budget },
  });
  const frozen = await call("POST", `${api}/subsidies/${id}/freeze`, { revision: revision + 1 });
  expect(frozen.status).toBe(200);
  expect(await missing("head")).not.toContain(subsidy);
  expect(await missing("missions")).toContain("au moins une mission");
  await call("PUT", `${api}/declaration`, {
    revision: 0,
    title: "Deux Rives",
    carriers: [{ name: "Dr Alix Fictif", profession: "Médecin" }],
  });
  expect(await missing("head")).not.toContain("l’intitulé du projet");
  const was = { chosen: null };
  expect((await call("PUT", `${api}/missions/PREVENTION`, { chosen: true, was })).status).toBe(200);
  // A colleague who read the question unanswered says no: shown what stands, never over it.
  expect(await call("PUT", `${api}/missions/PREVENTION`, { chosen: false, was })).toMatchObject({
    status: 409,
    body: { code: "project.mission-changed", current: { chosen: true, name: "" } },
  });
  expect((await call("PUT", `${api}/missions/PREVENTION`, { chosen: true, was })).status).toBe(200);
  expect(await missing("missions")).toContain(
    "la description de « Développement d’actions coordonnées de prévention »",
  );
  await call("PUT", `${api}/documents/letter/texts/missions.PREVENTION`, { body: "Dépister.", revision: 0 });
  expect(await missing("missions")).toEqual(["oui ou non pour chaque mission"]);
  const meeting = await call("POST", `${api}/actions`, {
    kind: "meeting",
    title: "Réunion d’ouverture",
    doneOn: "2026-10",
    present: 40,
  });
  expect(await missing("method")).toContain("le compte rendu de « Réunion d’ouverture »");
  await call("PUT", `${api}/actions/${meeting.body.id}`, {
    ...meeting.body,
    minutes: "Tout le monde est venu.",
  });
  const zip = await call("GET", `${api}/documents/letter/files/pdf`);
  expect(zip.status).toBe(200);
  expect(await missing("method")).toEqual(["la méthodologie"]);
});

describe("which indicators and charts a document shows", () => {
  async function aDiagnosis(count: number) {
    const { cptsId, slug } = await aCptsWith(server, { gps: 2 });
    const { call } = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
    const api = `/api/c/${slug}/project`;
    await server.owner.query(
      `insert into project_indicators (cpts_id, code, family, label, unit, sense, created_at)
       select $1, 'own.essai-' || n, 'prevention', 'Indicateur d’essai n° ' || n, '%', 'neither', now() from generate_series(1, $2) n`,
      [cptsId, count],
    );
    await server.owner.query(
      `insert into project_indicator_values (cpts_id, id, indicator_code, perimeter, value, source, year, method, origin, entered_at)
       select $1, gen_random_uuid(), 'own.essai-' || n, 'territory', 10 + n, 'Essai', 2025, 'exact', 'typed', now() from generate_series(1, $2) n`,
      [cptsId, count],
    );
    await server.owner.query(
      `insert into territory_areas (cpts_id, id, kind, code, name, commune_code, population, population_source, population_year)
       select distinct $1::uuid, gen_random_uuid(), 'commune', code, name, code, 20000, 'Insee', 2022 from reference_communes
       where code in (select commune_code from directory_sites where cpts_id = $1)`,
      [cptsId],
    );
    const shown = async (document = "letter") =>
      (await call("GET", `${api}/documents/${document}/shown`)).body;
    const printed = async (document = "letter") => {
      const { composed } = await composeDocument(server.deps, cptsId, document as "letter");
      return { words: JSON.stringify(composed.sections), note: composed.note };
    };
    return { cptsId, slug, call, api, shown, printed };
  }

  test("about two pages at the start in the letter, everything in the health project; each is chosen for itself, and says how many", async () => {
    const { call, api, shown, printed } = await aDiagnosis(20);
    const known = (await shown()).indicators.length;
    expect(known).toBeGreaterThanOrEqual(20);
    expect(await shown()).toMatchObject({
      ...{ words: `14 sur ${known} indicateurs`, isStart: true, revision: 0, mayWrite: true },
      charts: [
        { key: "ages", isShown: true, hasFigures: false },
        { key: "offer", isShown: true, hasFigures: true },
      ],
    });
    expect(await shown("health-project")).toMatchObject({ words: `${known} sur ${known} indicateurs` });
    const chosen = { indicators: ["own.essai-20", "own.essai-3"], charts: [] };
    const saved = await call("PUT", `${api}/documents/letter/shown`, { chosen, revision: 0 });
    expect(saved).toMatchObject({
      status: 200,
      body: { words: `2 sur ${known} indicateurs`, isStart: false, revision: 1 },
    });
    const letter = await printed();
    expect(letter.words).toContain("Indicateur d’essai n° 20");
    expect(letter.words).not.toContain('Indicateur d’essai n° 2"');
    expect(letter.words).not.toContain("Professionnels pour 10 000 habitants");
    expect(letter.note).toBe(`2 sur ${known} indicateurs`);
    const preview = await call("GET", `${api}/documents/letter/preview`);
    expect(preview.body.note).toBe(letter.note);
    const project = await printed("health-project");
    expect(project.words).toContain('Indicateur d’essai n° 2"');
    expect(project.words).toContain("Professionnels pour 10 000 habitants : Médecins généralistes");
    // As at the start again.
    await call("PUT", `${api}/documents/letter/shown`, { chosen: null, revision: 1 });
    expect(await shown()).toMatchObject({ isStart: true, revision: 2 });
  });

  test("who chooses second is shown the other's choice; what is in no diagnosis is refused; the act is written down", async () => {
    const { cptsId, call, api, shown } = await aDiagnosis(3);
    const put = (indicators: string[], revision: number) =>
      call("PUT", `${api}/documents/letter/shown`, { chosen: { indicators, charts: ["ages"] }, revision });
    expect((await put(["own.essai-1"], 0)).status).toBe(200);
    expect(await put(["own.essai-2"], 0)).toMatchObject({
      status: 409,
      body: { code: "project.shown-changed", current: { revision: 1 } },
    });
    expect(await put(["own.nulle-part"], 1)).toMatchObject({
      status: 422,
      body: { errors: [{ field: "chosen.indicators" }] },
    });
    expect((await shown()).indicators.filter((one: { isShown: boolean }) => one.isShown)).toMatchObject([
      { code: "own.essai-1" },
    ]);
    const { rows } = await server.owner.query(
      "select details from audit_entries where cpts_id = $1 and action = 'project.shown-chosen'",
      [cptsId],
    );
    expect(rows).toMatchObject([{ details: { document: "letter", indicators: 1, charts: "ages" } }]);
  });

  test("a frozen version keeps the choice of its day", async () => {
    const { cptsId, call, api } = await aDiagnosis(16);
    const frozen = await call("POST", `${api}/documents/letter/frozen`, { label: "Envoi" });
    expect(frozen.status).toBe(201);
    await call("PUT", `${api}/documents/letter/shown`, {
      chosen: { indicators: [], charts: [] },
      revision: 0,
    });
    const kept = await withTenant(server.deps.db, cptsId, (tx) => readFrozen(tx, cptsId, frozen.body.id));
    expect(kept?.composed.note).toMatch(/^14 sur \d+ indicateurs$/);
    expect(JSON.stringify(kept?.composed.sections)).toContain('Indicateur d’essai n° 1"');
  }, 30_000);
});
