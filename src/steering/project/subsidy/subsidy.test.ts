import fc from "fast-check";
import { expect, test } from "vitest";
import { aServer } from "../../../../tools/testing/index.ts";
import { readDocx, readPdf, squeeze } from "../../../../tools/testing/read-document.ts";
import { aProjectPlace } from "../circuit/circuit-test-kit.ts";
import { emptyContent, type SheetContent } from "../sheet/sheet-content.ts";
import { ACCOUNTS, type BudgetLine, sumBudget } from "./budget.ts";
import { budgetFromSheets } from "./budget-from-sheets.ts";
import { projectWords } from "./project-words.ts";
import type { Subsidy, SubsidyContent } from "./subsidy-contract.ts";
import { SUBSIDY_PARTS, whyNot } from "./subsidy-form.ts";

const server = await aServer();

test("the totals are those of the lines, whatever their order; balanced is equal on both sides, in money and in kind", () => {
  const line = fc.record({
    account: fc.constantFrom(...ACCOUNTS),
    label: fc.constant(""),
    euros: fc.nat(100_000),
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const { charges, resources, givenCharges, givenResources, isBalanced } = sumBudget(lines);
      expect(charges + resources + givenCharges + givenResources).toBe(
        lines.reduce((sum, one) => sum + one.euros, 0),
      );
      expect(sumBudget([...lines].reverse())).toEqual(sumBudget(lines));
      const more: BudgetLine[] = [
        { account: "74", label: "", euros: charges },
        { account: "60", label: "", euros: resources },
        { account: "86", label: "", euros: givenResources },
        { account: "87", label: "", euros: givenCharges },
      ];
      expect(sumBudget([...lines, ...more]).isBalanced).toBe(true);
      expect(isBalanced).toBe(charges === resources && givenCharges === givenResources);
    }),
    { numRuns: 100, seed: 3 },
  );
});

test.each([
  ["identity.rna", "W313012345", null],
  ["identity.rna", "313012345", /W suivi/],
  ["identity.siret", "123 456 789 00012", null],
  ["identity.siret", "12", /quatorze/],
  ["request.form", "gold", /liste/],
  ["means.members", "12,5", null],
  ["means.members", "douze", /nombre/],
  ["budget.from", "2026-02-30", /date/],
  ["unknown.key", "x", /pas dans/],
  ["identity.acronym", "x".repeat(41), /40 caractères/],
])("the field %s given %s", (key, value, why) => {
  const said = whyNot(key, value);
  if (why === null) expect(said).toBeNull();
  else expect(said).toMatch(why);
});

/** An answer for every field that is needed. */
const complete = (): Record<string, string> =>
  Object.fromEntries(
    SUBSIDY_PARTS.flatMap((part) => part.fields)
      .filter((one) => one.needed)
      .map((one) => [
        one.key,
        one.kind === "choice"
          ? one.options![0]!.value
          : one.kind === "date"
            ? "2027-01-01"
            : one.kind === "number"
              ? "15000"
              : "Essai",
      ]),
  );

test("the project's charges are what its ready sheets cost in the year, account by account, rounded once", () => {
  const line = (account: "60" | "64" | null, year: number | null, amountCents: number) => ({
    id: crypto.randomUUID(),
    label: "Dépense",
    year,
    account,
    amountCents,
  });
  const sheet = (number: string, state: string, budget: ReturnType<typeof line>[], isArchived = false) => ({
    number,
    state,
    budget,
    isArchived,
  });
  const sheets = [
    sheet("1-1", "ready", [line("64", 2027, 120_040), line("64", 2028, 5_000), line("60", null, 33)]),
    sheet("2-1", "adopted", [line("64", null, 20), line(null, 2027, 90_000), line("60", 2027, 16)]),
    sheet("3-1", "draft", [line("64", 2027, 700_000)]),
    sheet("4-1", "ready", [line("64", 2027, 700_000)], true),
  ];
  expect(budgetFromSheets(sheets, 2027)).toEqual([
    { account: "64", label: "Fiches action 1-1, 2-1", euros: 1_201 },
  ]);
  expect(budgetFromSheets(sheets, 2028)).toEqual([
    { account: "64", label: "Fiches action 1-1, 2-1", euros: 50 },
  ]);
});

test("part 6 says what the letter, the objectives and the sheets that are ready say; what is cut ends at a word", () => {
  const sheet = (number: string, state: string, more: Partial<SheetContent>) => ({
    number,
    title: "Dépister",
    state,
    isArchived: false,
    content: { ...emptyContent(), ...more },
  });
  const indicator = {
    id: crypto.randomUUID(),
    label: "Personnes dépistées",
    kind: "result" as const,
    nature: "quantitative" as const,
    criterion: "",
    unit: "personnes",
    baseline: null,
    target: 1_200,
    source: "",
  } as SheetContent["indicators"][number];
  const known = {
    missions: [
      { code: "PREVENTION" as const, label: "Prévention", chosen: true, name: "" },
      { code: "CRISE" as const, label: "Crise", chosen: false, name: "" },
    ],
    described: () => "Vacciner mieux.",
    objectives: [],
    sheets: [
      sheet("4-1", "ready", { people: "Une infirmière", premises: "Une salle", indicators: [indicator] }),
      sheet("4-2", "draft", { people: "Personne" }),
    ],
    population: 41_000,
  };
  expect(projectWords(known)).toEqual({
    "project.goals": "Prévention",
    "project.description": "Prévention\nVacciner mieux.",
    "project.publics": "Les 41 000 habitants du territoire, et les professionnels qui les soignent",
    "project.means": "Fiche 4-1, Dépister : Une infirmière ; Une salle",
    "project.evaluation": expect.stringMatching(/^Personnes dépistées, cible 1.200 personnes \(fiche 4-1\)$/),
  });
  const long = projectWords({ ...known, objectives: ["Vacciner", "mot ".repeat(1_500).trim()] });
  expect(long["project.goals"]).toMatch(/^- Vacciner\n- mot .* mot…$/);
  for (const [key, words] of Object.entries(long)) expect(whyNot(key, words)).toBeNull();
});

test("a new request begins with the budget of the sheets that are ready", async () => {
  const place = await aProjectPlace(server);
  const sheet = { mission_code: "PREVENTION", title: "Dépister" };
  for (const [number, state] of [
    ["4-1", "ready"],
    ["4-2", "draft"],
  ])
    await server.owner.query(
      `insert into project_sheets (cpts_id, id, number, mission_code, title, state, content, created_at, updated_at)
       values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, now(), now())`,
      [
        place.cptsId,
        number,
        sheet.mission_code,
        sheet.title,
        state,
        JSON.stringify({
          ...emptyContent(),
          budget: [
            { id: crypto.randomUUID(), label: "Salle", year: 2027, account: "61", amountCents: 250_000 },
          ],
        }),
      ],
    );
  // An aim that only a draft answers waits with it; one that no sheet answers yet is asked for.
  for (const label of ["Pour le brouillon", "Sans fiche"]) {
    const { body: aim } = await place.coordinator.call("POST", `${place.at}/objectives`, {
      missionCode: "PREVENTION",
      label,
    });
    if (label !== "Sans fiche")
      await server.owner.query(
        "update project_sheets set objective_id = $2 where cpts_id = $1 and number = '4-2'",
        [place.cptsId, aim.id],
      );
  }
  const begun = await place.coordinator.call("POST", `${place.at}/subsidies`, { year: 2027, label: "ARS" });
  expect(begun.body.content.fields["project.goals"]).toBe("Sans fiche");
  expect(begun.body.content.projectBudget).toEqual([
    { account: "61", label: "Fiche action 4-1", euros: 2_500 },
  ]);
});

test("prefilled, saved as one types without loss, balanced before it is frozen, then fixed; last year's is taken up", async () => {
  const place = await aProjectPlace(server);
  const path = `${place.at}/subsidies`;
  const call = place.coordinator.call;
  await call("PUT", `/api/c/${place.slug}/territory/areas`, {
    areas: [
      {
        kind: "commune",
        code: "31446",
        name: "Ramonville",
        communeCode: "31446",
        population: 14_500,
        populationSource: "INSEE",
      },
    ],
  });
  const begun: Subsidy = (await call("POST", path, { year: 2027, label: "ARS, amorçage" })).body;
  expect(begun.content.fields).toMatchObject({
    "identity.name": expect.stringMatching(/^CPTS/),
    "project.territory": expect.stringContaining("14 500 habitants (Taille 1"),
    "budget.from": "2027-01-01",
    "budget.object": expect.stringMatching(
      /^Construction et animation de la communauté professionnelle territoriale de santé (?!.*communauté)\S/,
    ),
    "request.recipientName": "Agence régionale de santé Occitanie",
    "budget.funder": "Agence régionale de santé Occitanie",
  });
  const save = (content: Partial<SubsidyContent>, revision: number) =>
    call("PUT", `${path}/${begun.id}`, {
      year: 2027,
      label: "ARS, amorçage",
      revision,
      content: { ...begun.content, ...content },
    });
  const [first, second] = await Promise.all([
    save({ fields: { ...begun.content.fields, "identity.acronym": "UN" } }, 1),
    save({ fields: { ...begun.content.fields, "identity.acronym": "DEUX" } }, 1),
  ]);
  const [kept, refused] = first.status === 200 ? [first, second] : [second, first];
  expect([kept.status, refused.status]).toEqual([200, 409]);
  expect(refused.body.current.content.fields["identity.acronym"]).toBeDefined();
  expect((await save({ fields: { "identity.rna": "12" } }, 2)).body.errors[0].field).toBe(
    "content.fields.identity.rna",
  );

  const freeze = (revision: number) => call("POST", `${path}/${begun.id}/freeze`, { revision });
  expect((await freeze(2)).body.code).toBe("project.subsidy-incomplete");
  const charges = [
    { account: "64", label: "Coordinatrice", euros: 12_000 },
    { account: "62", label: "Déplacements", euros: 3_000 },
    { account: "86", label: "Bénévolat", euros: 900 },
  ];
  const balanced = [
    ...charges,
    { account: "74", label: "ARS", euros: 15_000 },
    { account: "87", label: "Bénévolat", euros: 900 },
  ];
  const fields = { ...begun.content.fields, ...complete(), "request.object": "projects" };
  const unbalanced = await save({ fields, budget: charges, projectBudget: balanced }, 2);
  expect(unbalanced.body.missing).toEqual([
    "Le budget de l’association n’est pas équilibré : 15 000 € de charges, 0 € de produits.",
    "Le budget de l’association n’est pas équilibré en nature : 900 € au compte 86, 0 € au compte 87.",
  ]);
  expect((await freeze(3)).status).toBe(422);
  await expect(
    server.owner.query("update project_subsidies set frozen_at = now() where id = $1", [begun.id]),
  ).rejects.toMatchObject({ constraint: "project_subsidies_balance_check" });
  // The lines decide, not the sums that the application wrote beside them.
  expect((await save({ fields, budget: balanced, projectBudget: charges }, 3)).status).toBe(200);
  await expect(
    server.owner.query("update project_subsidies set frozen_at = now() where id = $1", [begun.id]),
  ).rejects.toMatchObject({ constraint: "project_subsidies_balance_check" });
  expect((await save({ fields, budget: balanced, projectBudget: balanced }, 4)).body.missing).toEqual([]);
  expect((await freeze(5)).body.frozenAt).not.toBeNull();
  expect((await save({}, 6)).body.code).toBe("project.subsidy-frozen");
  expect((await call("DELETE", `${path}/${begun.id}`)).status).toBe(409);
  await expect(
    server.owner.query("delete from project_subsidies where id = $1", [begun.id]),
  ).rejects.toMatchObject({ constraint: "project_subsidies_frozen_check" });

  const json = await call("GET", `${path}/${begun.id}/file?format=json`);
  expect(json.body).toMatchObject({
    form: "CERFA 12156*06",
    totals: { budget: { charges: 15_000, isBalanced: true } },
  });
  const bytesOf = async (format: string) =>
    new Uint8Array(
      await (
        await server.app.request(`${path}/${begun.id}/file?format=${format}`, {
          headers: { cookie: place.coordinator.cookie },
        })
      ).arrayBuffer(),
    );
  const pdf = await readPdf(await bytesOf("pdf"));
  const docx = await readDocx(await bytesOf("docx"));
  for (const words of [
    "1. Identification de l’association",
    "Charges de personnel – Coordinatrice",
    "12 000 €",
    "7. Attestation",
  ]) {
    expect(pdf.text).toContain(squeeze(words));
    expect(docx.text).toContain(squeeze(words));
  }

  const next: Subsidy = (await call("POST", path, { year: 2028, label: "ARS, suite", fromId: begun.id }))
    .body;
  expect(next.content).toMatchObject({
    fields: { "request.occurrence": "renewal", "budget.to": "2028-12-31", "identity.name": "Essai" },
    budget: balanced,
  });
  expect(next.content.fields["statement.signer"]).toBeUndefined();
  expect((await call("GET", path)).body.items.map((one: { year: number }) => one.year)).toEqual([2028, 2027]);
  expect((await call("DELETE", `${path}/${next.id}`)).status).toBe(204);
  const other = await aProjectPlace(server);
  expect((await other.coordinator.call("GET", `${other.at}/subsidies/${begun.id}`)).status).toBe(404);
  expect(
    (
      await other.coordinator.call("POST", `${other.at}/subsidies`, {
        year: 2028,
        label: "x",
        fromId: begun.id,
      })
    ).status,
  ).toBe(404);
});
