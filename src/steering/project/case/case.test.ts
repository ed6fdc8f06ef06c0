import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { aCptsWith, aServer } from "../../../../tools/testing/index.ts";
import { composeDocument } from "../document/compose-document.ts";
import { commandLineLoader, loadCase, parseCase } from "./load-case.ts";

const server = await aServer();

async function aPlace() {
  const { cptsId, slug } = await aCptsWith(server);
  const load = (content: unknown, options = {}) =>
    loadCase(
      server.deps,
      commandLineLoader({ id: cptsId, slug, timeZone: "Europe/Paris" }),
      typeof content === "string" ? content : JSON.stringify(content),
      options,
    );
  /** Rows of this CPTS in every table of the project and of the territory, but for what only says who and when. */
  const rows = async () => {
    const counts: Record<string, number> = {};
    for (const table of [
      "territory_areas",
      "project_projects",
      "project_missions",
      "project_figures",
      "project_actions",
      "project_texts",
    ])
      counts[table] = (
        await server.owner.query<{ n: number }>(
          `select count(*)::int as n from ${table} where cpts_id = $1`,
          [cptsId],
        )
      ).rows[0]!.n;
    return counts;
  };
  return { cptsId, load, rows };
}

/** A small case with something of everything; fictional. */
const small = {
  name: "CPTS d’essai",
  areas: [
    {
      kind: "commune",
      name: "Ramonville-Saint-Agne",
      commune: "Ramonville-Saint-Agne",
      insee: "31446",
      postalCode: "31520",
    },
  ],
  population: { value: 41_000, source: "INSEE", year: 2022 },
  expectedSize: 2,
  diagnosis: [{ key: "ald", unit: "%", value: 14.6, comparison: [{ perimeter: "département", value: 15 }] }],
  mobilisation: [
    { profession: "Médecins généralistes", identified: 30, solicited: 30, engaged: 4 },
    { profession: "Autres", identified: "En cours", engaged: null },
  ],
  questionnaireReturns: 12,
  firstMeeting: { date: "2026-02-08", present: 20 },
  missions: ["ACCES_MT", "CRISE"],
  legalStructure: { exists: true, form: "Association loi 1901", createdOn: "2026-01" },
  calendar: { construction: ["2026-01", "2026-06"], letterOfIntent: "2026-03-06" },
};

describe("loading a case", () => {
  test("all of it in one go; again, the same; a dry run keeps nothing", async () => {
    const { load, rows } = await aPlace();
    const nothing = await rows();
    expect(await load(small, { dryRun: true })).toMatchObject({
      population: 41_000,
      size: 2,
      warnings: [],
      isDryRun: true,
    });
    expect(await rows()).toEqual(nothing);
    const loaded = await load(small);
    expect(loaded).toMatchObject({ areas: 1, indicators: 1, professions: 2, missions: 2, isDryRun: false });
    const first = await rows();
    expect(first).toEqual({
      territory_areas: 1,
      project_projects: 1,
      project_missions: 2,
      project_figures: 6,
      project_actions: 1,
      project_texts: 1,
    });
    await load(small);
    expect(await rows()).toEqual(first);
    expect((await load({ ...small, expectedSize: 3 })).warnings).toEqual([
      "Le dossier attend la taille 3, l’application compte la taille 2.",
    ]);
  });

  test.each([
    [
      "an indicator that is not in the catalogue",
      { diagnosis: [{ key: "happiness", unit: "%", value: 1 }] },
      /happiness/,
    ],
    ["a profession that is no row", { mobilisation: [{ profession: "Astrologues" }] }, /Astrologues/],
    [
      "a commune that does not exist",
      { areas: [{ kind: "sector", name: "Nord", commune: "Nulle-Part", postalCode: "99999" }] },
      /Nulle-Part/,
    ],
    ["an area twice", { areas: [small.areas[0], small.areas[0]] }, /deux fois/],
  ])("%s: refused, and nothing of the rest is kept", async (_, part, why) => {
    const { load, rows } = await aPlace();
    const nothing = await rows();
    await expect(load({ ...small, ...part })).rejects.toThrow(why);
    expect(await rows()).toEqual(nothing);
  });

  test.each([
    ["", /pas du JSON/],
    ["{", /pas du JSON/],
    ["[]", /objet JSON/],
    ["null", /objet JSON/],
    [JSON.stringify({ name: "" }), /name : Ce champ est obligatoire/],
    [
      JSON.stringify({ ...small, areas: [{ kind: "iris", name: "x", commune: "x", postalCode: "31000" }] }),
      /areas\.0\.iris : Un IRIS/,
    ],
    [JSON.stringify({ ...small, missions: ["VOLER"] }), /missions\.0 : Cette mission/],
    [JSON.stringify({ ...small, diagnosis: Array(501).fill(small.diagnosis[0]) }), /500 lignes/],
    [JSON.stringify({ ...small, population: { value: -1, source: "x" } }), /population\.value/],
    [`{"name":"${"x".repeat(2_000_001)}"}`, /2 Mo/],
  ])("a file that begins %.20s is refused in French, with its place", (content, why) => {
    expect(() => parseCase(content)).toThrow(why);
  });
});

const CASES = join(import.meta.dirname, "../../../../../shared/cases");
describe.skipIf(!existsSync(CASES))("the two real letters", () => {
  test.each(["ruscino.json", "canal-garonne.json"])(
    "%s: its letter shows every figure of the file",
    async (name) => {
      const { cptsId, load } = await aPlace();
      const content = readFileSync(join(CASES, name), "utf8");
      const given = JSON.parse(content);
      const loaded = await load(content);
      expect(loaded).toMatchObject({
        population: given.population.value,
        size: given.expectedSize,
        warnings: [],
      });
      const { composed } = await composeDocument(server.deps, cptsId, "letter");
      const words = JSON.stringify(composed).replace(/[\u202f\u00a0]/g, " ");
      const said = (value: number) => value.toLocaleString("fr-FR").replace(/[\u202f\u00a0]/g, " ");
      const table = composed.sections
        .find(({ key }) => key === "professions")
        ?.blocks.find(({ kind }) => kind === "table");
      const lines = table?.kind === "table" ? table.rows.map((row) => row.map(String)) : [];
      for (const line of given.mobilisation) {
        const row = lines.find(([label]) => label?.toLowerCase().startsWith(line.profession.toLowerCase()));
        expect(row?.slice(1), line.profession).toEqual(
          ["identified", "solicited", "engaged"].map((measure) => String(line[measure] ?? "")),
        );
      }
      expect(words).toContain(said(given.population.value));
      // A part of a commune is posted where the file says, not to all the codes of Perpignan or Toulouse; communes stand together.
      const ground = composed.sections.find(({ key }) => key === "territory")?.blocks[0];
      const places = ground?.kind === "table" ? ground.rows.map((row) => row.map(String)) : [];
      for (const area of given.areas)
        expect(places).toContainEqual([
          expect.stringContaining(area.name),
          area.postalCode,
          area.iris ?? area.insee,
        ]);
      const towns = places.map(([place]) => place!.split(" – ").at(-1)!);
      expect(towns).toEqual([...towns].sort((one, other) => one.localeCompare(other, "fr")));
      if (given.questionnaireReturns) expect(words).toContain(`${given.questionnaireReturns} questionnaires`);
      if (given.firstMeeting) expect(words).toContain(String(given.firstMeeting.present));
    },
  );
});
