import { describe, expect, test } from "vitest";
import { aCptsWith, aPerson, aServer, type TestPerson } from "../../../../tools/testing/index.ts";
import { readDocx, readPdf, squeeze, withoutRepeats } from "../../../../tools/testing/read-document.ts";

const server = await aServer();

/** A project with sheets copied from starting sheets, the first of them with money over two years. */
async function aProject(keys: readonly (readonly [mission: string, key: string])[]) {
  const { cptsId, slug, professionals } = await aCptsWith(server, { gps: 1, name: "CPTS des Deux Rives" });
  const coordinator = await aPerson(server, { roles: [{ cptsId, role: "coordinator" }] });
  const at = `/api/c/${slug}/project`;
  const ids: string[] = [];
  for (const [nth, [missionCode, libraryKey]] of keys.entries()) {
    const { body: aim } = await coordinator.call("POST", `${at}/objectives`, {
      missionCode,
      label: `But ${nth + 1}`,
    });
    const { body: sheet } = await coordinator.call("POST", `${at}/sheets`, {
      ...{ missionCode, libraryKey, objectiveId: aim.id, title: `Action ${nth + 1}` },
    });
    const budget = sheet.content.budget.map((line: object, at: number) => ({
      ...line,
      year: 2027 + (at % 2),
      amountCents: (nth + 1) * 100_000 + at,
    }));
    const { number, revision, title, content } = sheet;
    const input = { number, revision, title, missionCode, objectiveId: aim.id };
    const saved = await coordinator.call("PUT", `${at}/sheets/${sheet.id}`, {
      ...{ ...input, pilotIds: [professionals[0]!.id], content: { ...content, budget } },
    });
    expect(saved.status).toBe(200);
    ids.push(sheet.id);
  }
  const bytes = async (path: string, who: TestPerson = coordinator): Promise<Uint8Array> => {
    const answer = await server.app.request(`${at}/${path}`, { headers: { cookie: who.cookie } });
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  return { cptsId, coordinator, at, ids, bytes };
}

const firstDifference = (one: string, other: string): string => {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at === one.length && at === other.length
    ? ""
    : `${one.slice(at - 30, at + 60)} ≠ ${other.slice(at - 30, at + 60)}`;
};

describe("the health project", () => {
  test("is composed of the sheets as they stand, sums their budgets, and says the same as DOCX and PDF", async () => {
    const { coordinator, at, bytes } = await aProject([
      ["ACCES_MT", "mt-recensement"],
      ["CRISE", "crise-plan"],
    ]);
    const key = "health.priorities";
    await coordinator.call("PUT", `${at}/missions/ACCOMPAGNEMENT`, { chosen: false, was: { chosen: null } });
    await coordinator.call("PUT", `${at}/documents/health-project/texts/${key}`, {
      body: "D’abord l’accès à un **médecin traitant**.",
      revision: 0,
    });
    const [docx, pdf] = [
      await readDocx(await bytes("documents/health-project/files/docx")),
      await readPdf(await bytes("documents/health-project/files/pdf")),
    ];
    expect(firstDifference(withoutRepeats(pdf, docx), docx.text)).toBe("");
    for (const words of [
      "Projet de santé – CPTS des Deux Rives",
      "D’abord l’accès à un médecin traitant.",
      "Fiche action n° 1-1 – Action 1",
      "Fiche action n° 5-1 – Action 2",
      "Alix DocteurA, médecin",
      "Personne ne sait combien de patients cherchent, ni depuis quand.",
      "Délai médian avant une première proposition",
      // The sum says what a request of subsidy leaves out.
      "dont 7 000,04 € de fiches en brouillon (1-1, 5-1)",
    ])
      expect(docx.text).toContain(squeeze(words));
    // Declined in the letter: said once, announced nowhere.
    const support = "Accompagner les professionnels de santé";
    expect(docx.text.split(squeeze(support)).length, support).toBe(2);
    expect(docx.text).toContain(squeeze("Mission non retenue dans la lettre d’intention :"));
    // Mission 1: lines of 1 000,00 € (2027), 1 000,01 € (2028), 1 000,02 € (2027); crisis: 2 000,00 € and 2 000,01 €.
    expect(docx.text).toContain(
      squeeze("Faciliter l’accès à un médecin traitant 2 000,02 € 1 000,01 € 3 000,03 €"),
    );
    expect(docx.text).toContain(squeeze("Total 4 000,02 € 3 000,02 € 7 000,04 €"));
    const titles = pdf.outline.filter((title) => /^\d+\. /.test(title));
    expect(titles.map((title) => title.split(".")[0])).toEqual(
      Array.from({ length: 11 }, (_, n) => `${n + 1}`),
    );
  });

  test("takes up the letter's texts as they stand, each shown beside the one that it may replace; figures are read beside them, without a typed word", async () => {
    const { coordinator, at } = await aProject([["ACCES_MT", "mt-recensement"]]);
    const write = async (document: string, key: string, body: string) =>
      expect(
        (await coordinator.call("PUT", `${at}/documents/${document}/texts/${key}`, { body, revision: 0 }))
          .status,
      ).toBe(200);
    await write("letter", "territory.presentation", "Deux rives et un pont.");
    await write("letter", "missions.ACCES_MT", "Recenser, puis proposer.");
    await write("letter", "difficulties.pathways", "Sorties d’hôpital.");
    await write("letter", "diagnosis.people", "  ");
    await write("health-project", "territory.presentation", "Deux rives.");
    const living = await coordinator.call("GET", `${at}/documents/health-project`);
    const texts = new Map<string, { body: string; inLetter: { body: string; label: string } | null }>(
      living.body.sections.flatMap((section: { texts: { key: string }[] }) =>
        section.texts.map((text) => [text.key, text]),
      ),
    );
    expect(texts.get("territory.presentation")).toMatchObject({
      body: "Deux rives.",
      inLetter: {
        ...{ key: "territory.presentation", body: "Deux rives et un pont.", revision: 1 },
        label: "Présentation du territoire",
      },
    });
    expect(texts.get("mission.ACCES_MT")?.inLetter?.body).toBe("Recenser, puis proposer.");
    expect(texts.get("health.needs")?.inLetter).toMatchObject({ key: "difficulties.pathways" });
    for (const key of ["diagnosis.people", "health.priorities"]) expect(texts.get(key)?.inLetter).toBeNull();
    // The letter takes nothing from anywhere.
    const letter = await coordinator.call("GET", `${at}/documents/letter`);
    expect(JSON.stringify(letter.body)).not.toContain('"inLetter":{');
    const figures = await coordinator.call("GET", `${at}/documents/health-project/figures`);
    expect(figures.status).toBe(200);
    const words = JSON.stringify(figures.body.sections);
    expect(words).not.toContain("Deux rives.");
    expect(words).toContain("Fiche action n° 1-1");
    const organisation = figures.body.sections.find((one: { key: string }) => one.key === "governance");
    expect(JSON.stringify(organisation.blocks)).not.toContain("Organisation et instances");
    expect(figures.body.sections.find((one: { key: string }) => one.key === "information").blocks).toEqual(
      [],
    );
  });

  test("frozen, it stays as it was sent, whatever becomes of the sheets", async () => {
    const { coordinator, at, ids, bytes } = await aProject([["CRISE", "crise-exercice"]]);
    const frozen = await coordinator.call("POST", `${at}/documents/health-project/frozen`, {
      label: "Dépôt",
    });
    expect(frozen.status).toBe(201);
    await coordinator.call("POST", `${at}/sheets/${ids[0]}/archive`);
    const text = async (path: string) =>
      (await readDocx(await bytes(`documents/health-project/${path}`))).text;
    const sheet = squeeze("Fiche action n° 5-1 – Action 1");
    expect(await text("frozen/1/docx")).toContain(sheet);
    expect(await text("files/docx")).not.toContain(sheet);
  });

  test("says what it lacks, and where it is written", async () => {
    const { coordinator, at } = await aProject([["ACCES_MT", "mt-recensement"]]);
    const { sections } = (await coordinator.call("GET", `${at}/documents/health-project`)).body;
    const missingOf = (key: string) =>
      sections
        .find((one: { key: string }) => one.key === key)
        .missing.map((one: { what: string; place: string | null }) => `${one.what} (${one.place})`);
    expect(missingOf("objectives")).toContain(
      "un objectif pour « Répondre aux crises sanitaires graves » (projet/fiches/liens)",
    );
    expect(missingOf("sheets")).toContain("la fiche 1-1, encore en brouillon (projet/fiches)");
    expect(missingOf("budget")).toEqual([]);
    expect(missingOf("information")).toEqual(["outils et échanges d’information (null)"]);
  });

  test("an empty project is still a whole document", async () => {
    const { bytes } = await aProject([]);
    const { text } = await readDocx(await bytes("documents/health-project/files/docx"));
    expect(text).toContain(squeeze("Aucune fiche action n’est encore chiffrée."));
    await expect(bytes("sheet-summary")).rejects.toThrow("project.no-sheet");
  });
});

describe("sheets on paper", () => {
  test("one sheet says every field, the same in both formats", async () => {
    const { ids, bytes } = await aProject([["PREVENTION", "prevention-depistages"]]);
    const [docx, pdf] = [
      await readDocx(await bytes(`sheets/${ids[0]}/document?format=docx`)),
      await readPdf(await bytes(`sheets/${ids[0]}/document`)),
    ];
    expect(firstDifference(withoutRepeats(pdf, docx), docx.text)).toBe("");
    for (const rubric of [
      ...["N° de fiche", "Mission", "Axe", "Objectif intermédiaire", "Pilotes", "Intitulé de l’action"],
      ...["Maître d’ouvrage", "Nom du référent", "Préambule et situation", "Problématiques traitées"],
      ...[
        "Objectifs opérationnels",
        "Indicateurs d’évaluation",
        "Types et modalités d’action",
        "Publics visés",
      ],
      ...["Localisation de l’action", "Mobilisation et participation", "Temporalités de l’action", "Moyens"],
      ...[
        "Budget",
        "Suivi et pilotage",
        "Évaluation",
        "Pistes de financement",
        "Étapes et calendrier prévisionnel",
      ],
    ])
      expect(docx.text).toContain(squeeze(rubric));
    expect(docx.text).toContain(squeeze("S2 2026"));
    expect(docx.text).toContain(squeeze("caractère pérenne"));
  });

  test("a few stand there with all their words", async () => {
    const { coordinator, at, ids, bytes } = await aProject([["CRISE", "crise-plan"]]);
    const { body: sheet } = await coordinator.call("GET", `${at}/sheets/${ids[0]}`);
    const { number, revision, missionCode, objectiveId, content } = sheet;
    const title =
      "Recenser les patients sans médecin traitant et les classer par priorité avec chaque cabinet";
    const input = { number, revision, missionCode, objectiveId, title, pilotIds: [], content };
    expect((await coordinator.call("PUT", `${at}/sheets/${ids[0]}`, input)).status).toBe(200);
    const { text } = await readDocx(await bytes("sheet-summary?format=docx"));
    expect(text).toContain(squeeze(title));
    expect(text).not.toContain("…");
  });

  test("all of them stand on one lying page, with what they cost together", async () => {
    const keys = [
      "mt-recensement",
      "snp-creneaux",
      "parcours-diabete",
      "prevention-vaccination",
      "crise-plan",
    ];
    const missions = ["ACCES_MT", "ACCES_SNP", "PARCOURS", "PREVENTION", "CRISE"];
    const { bytes } = await aProject(
      Array.from({ length: 12 }, (_, nth) => [missions[nth % 5]!, keys[nth % 5]!] as const),
    );
    const made = await bytes("sheet-summary?format=pdf");
    const pdf = await readPdf(made);
    const docx = await readDocx(await bytes("sheet-summary?format=docx"));
    expect(pdf.pages).toHaveLength(1);
    expect(firstDifference(withoutRepeats(pdf, docx), docx.text)).toBe("");
    expect(docx.xml).toContain('w:orient="landscape"');
    for (const number of ["1-1", "1-3", "2-3", "3-2", "5-2"]) expect(docx.text).toContain(`${number}Action`);
    expect(docx.text).toMatch(/Total[\d,]+€/);
  });
});
