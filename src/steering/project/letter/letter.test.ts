import { readFile } from "node:fs/promises";
import { join } from "node:path";
import JSZip from "jszip";
import { describe, expect, test } from "vitest";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";
import { readDocx, readPdf, squeeze, withoutRepeats } from "../../../../tools/testing/read-document.ts";
import { commandLineLoader, loadCase } from "../case/load-case.ts";
import { composeDocument } from "../document/compose-document.ts";
import { writeFiles } from "../document/document-files.ts";
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
  const subsidy = "la demande de subvention (CERFA 12156) qui accompagne la lettre";
  expect(await missing("head")).toContain(subsidy);
  await call("POST", `${api}/subsidies`, { year: 2027, label: "ARS" });
  expect(await missing("head")).not.toContain(subsidy);
  expect(await missing("missions")).toContain("au moins une mission");
  await call("PUT", `${api}/declaration`, {
    revision: 0,
    title: "Deux Rives",
    carriers: [{ name: "Dr Alix Fictif", profession: "Médecin" }],
  });
  expect(await missing("head")).not.toContain("l’intitulé du projet");
  await call("PUT", `${api}/missions/PREVENTION`, { chosen: true });
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
