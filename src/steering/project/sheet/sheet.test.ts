import { describe, expect, test } from "vitest";
import { aCptsWith, aPerson, aServer } from "../../../../tools/testing/index.ts";
import { newId } from "../../../platform/db/index.ts";
import { startingSheets } from "./library/starting-sheets.ts";
import { emptyContent, type SheetContent } from "./sheet-content.ts";

const server = await aServer();

/** A CPTS whose second doctor pilots nothing yet. */
async function aProject() {
  const { cptsId, slug, professionals } = await aCptsWith(server, { gps: 2 });
  const coordinator = await aPerson(server, {
    roles: [{ cptsId, role: "coordinator" }],
    givenName: "Claire",
    familyName: "Essai",
  });
  const [first, second] = await Promise.all(
    professionals.map(({ id }) =>
      aPerson(server, { roles: [{ cptsId, role: "professional", professionalId: id }] }),
    ),
  );
  const at = `/api/c/${slug}/project`;
  const objective = async (label = "Réduire l'attente", missionCode = "ACCES_MT") =>
    (await coordinator.call("POST", `${at}/objectives`, { missionCode, label })).body;
  const create = async (more: object = {}) =>
    (
      await coordinator.call("POST", `${at}/sheets`, {
        missionCode: "ACCES_MT",
        objectiveId: null,
        title: "Recenser",
        libraryKey: null,
        ...more,
      })
    ).body;
  // biome-ignore lint/suspicious/noExplicitAny: an answer, written back as an editor does.
  const inputOf = (sheet: any, change: object = {}, content: Partial<SheetContent> = {}) => ({
    revision: sheet.revision,
    number: sheet.number,
    missionCode: sheet.missionCode,
    objectiveId: sheet.objectiveId,
    title: sheet.title,
    pilotIds: sheet.pilots.map((one: { id: string }) => one.id),
    ...change,
    content: { ...sheet.content, ...content },
  });
  return {
    ...{ cptsId, slug, professionals, coordinator, at, objective, create, inputOf },
    pilot: first!,
    other: second!,
  };
}

describe("an action sheet", () => {
  test("numbers itself in its mission, keeps every field, and says what it lacks", async () => {
    const { coordinator, at, objective, create, inputOf, professionals } = await aProject();
    const aim = await objective();
    const [one, two, crisis] = [await create(), await create(), await create({ missionCode: "CRISE" })];
    expect([one.number, two.number, crisis.number]).toEqual(["1-1", "1-2", "5-1"]);
    const content: SheetContent = {
      ...emptyContent(),
      ...{ axis: "Axe 1", intermediateObjective: "B", otherPilots: "ARS", owner: "CPTS", referent: "Réf." },
      ...{ context: "Situation", problems: ["P1", "P2"], actions: "Faire", actionKinds: ["workshop"] },
      objectives: [{ id: newId(), label: "O", measure: "80 %", dueOn: "2027-06-30", owner: "Moi" }],
      indicators: [
        {
          id: newId(),
          label: "I",
          kind: "result",
          nature: "quantitative",
          criterion: "C",
          unit: "%",
          baseline: 13.3,
          target: 10,
          source: "REZONE",
          catalogueCode: "mt.without",
          dueOn: "2028-12-31",
        },
      ],
      ...{ publics: "Tous", place: "Partout", participation: "Chacun", frequency: "Mensuelle" },
      ...{ startsOn: "2027-01-01", endsOn: "2028-12-31", character: "lasting" as const },
      budget: [{ id: newId(), label: "Temps", year: 2027, account: "64", amountCents: 1_234_567 }],
      ...{ premises: "Salle", people: "Deux", steering: "Comité", evaluation: "Enquête" },
      funding: [{ id: newId(), label: "ACI", amountCents: null }],
      steps: [{ id: newId(), label: "Commencer", from: "2027-S1", until: "2027-S2" }],
    };
    const saved = await coordinator.call(
      "PUT",
      `${at}/sheets/${one.id}`,
      inputOf(one, { objectiveId: aim.id, pilotIds: [professionals[0]!.id], number: "A1" }, content),
    );
    expect(saved).toMatchObject({ status: 200, body: { revision: 2, number: "A1", budgetCents: 1_234_567 } });
    const read = (await coordinator.call("GET", `${at}/sheets/${one.id}`)).body;
    expect(read.content).toEqual(content);
    expect(read.completeness).toMatchObject({ done: read.completeness.of, lacks: [] });
    expect(read.pilots).toEqual([{ id: professionals[0]!.id, name: "Alix DocteurA", profession: "Médecin" }]);
    const list = (await coordinator.call("GET", `${at}/sheets`)).body;
    expect(list.items.map((item: { number: string }) => item.number)).toEqual(["A1", "1-2", "5-1"]);
    expect(list).toMatchObject({ currentSemester: "2026-S2", archived: 0 });
    expect(list.missions).toHaveLength(7);
  });

  test("a later save overwrites nothing: it is given the other's text", async () => {
    const { coordinator, pilot, at, create, inputOf, professionals } = await aProject();
    const sheet = await create();
    const path = `${at}/sheets/${sheet.id}`;
    const shared = (await coordinator.call("PUT", path, inputOf(sheet, { pilotIds: [professionals[0]!.id] })))
      .body;
    await pilot.call("PUT", path, inputOf(shared, {}, { context: "Le texte du pilote" }));
    const late = await coordinator.call("PUT", path, inputOf(shared, {}, { context: "Le mien" }));
    expect(late).toMatchObject({
      status: 409,
      body: {
        code: "project.sheet-changed",
        current: { revision: 3, content: { context: "Le texte du pilote" } },
      },
    });
    const read = (await coordinator.call("GET", path)).body;
    expect(read.content.context).toBe("Le texte du pilote");
    const steps = { revision: 2, steps: [] };
    expect((await coordinator.call("PUT", `${path}/steps`, steps)).status).toBe(409);
  });

  test("a save whose answer was lost is sent again: it is there already, and nothing is done twice", async () => {
    const { coordinator, at, create, inputOf } = await aProject();
    const sheet = await create({ libraryKey: "snp-creneaux", missionCode: "ACCES_SNP" });
    const input = inputOf(sheet, {}, { context: "Écrit une fois" });
    for (const _ of [1, 2])
      expect(await coordinator.call("PUT", `${at}/sheets/${sheet.id}`, input)).toMatchObject({
        status: 200,
        body: { revision: 2 },
      });
  });

  test("two saves at once of the same revision: one is kept, the other refused", async () => {
    const { coordinator, at, create, inputOf } = await aProject();
    const sheet = await create();
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        coordinator.call("PUT", `${at}/sheets/${sheet.id}`, inputOf(sheet, {}, { context: `Texte ${n}` })),
      ),
    );
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    const kept = answers.find((one) => one.status === 200);
    expect((await coordinator.call("GET", `${at}/sheets/${sheet.id}`)).body.content.context).toBe(
      kept?.body.content.context,
    );
  });

  test("its history has one version per stretch of work and per state, each readable whole", async () => {
    const { coordinator, at, create, inputOf } = await aProject();
    let sheet = await create();
    const path = `${at}/sheets/${sheet.id}`;
    const write = async (context: string) => {
      sheet = (await coordinator.call("PUT", path, inputOf(sheet, {}, { context }))).body;
    };
    await write("a");
    await write("ab");
    server.deps.clock.advance(11 * 60);
    await write("abc");
    const { items } = (await coordinator.call("GET", `${path}/versions`)).body;
    expect(items.map((one: { revision: number }) => one.revision)).toEqual([4, 3]);
    const old = (await coordinator.call("GET", `${path}/versions/3`)).body;
    expect(old).toMatchObject({ number: "1-1", title: "Recenser", content: { context: "ab" } });
    expect((await coordinator.call("GET", `${path}/versions/2`)).status).toBe(404);
  });

  test("ready when what is needed is there, adopted by the coordination, then not a word changes", async () => {
    const { cptsId, coordinator, pilot, at, objective, create, inputOf, professionals } = await aProject();
    const aim = await objective();
    let sheet = await create({ libraryKey: "mt-recensement" });
    const path = `${at}/sheets/${sheet.id}`;
    expect(sheet.content.steps.length).toBeGreaterThan(3);
    const go = (who: typeof pilot, state: string) =>
      who.call("POST", `${path}/state`, { revision: sheet.revision, state });
    const early = await go(coordinator, "ready");
    expect(early).toMatchObject({ status: 409, body: { code: "project.sheet-incomplete" } });
    expect(early.body.detail).toContain("Il manque un pilote.");
    const filled = inputOf(sheet, { objectiveId: aim.id, pilotIds: [professionals[0]!.id] });
    sheet = (await coordinator.call("PUT", path, filled)).body;
    expect((await go(coordinator, "adopted")).body.code).toBe("project.sheet-step");
    sheet = (await go(pilot, "ready")).body;
    sheet = (await pilot.call("PUT", path, inputOf(sheet, {}, { context: "" }))).body;
    expect(sheet.state).toBe("draft");
    sheet = (await pilot.call("PUT", path, inputOf(sheet, {}, { context: "Situation" }))).body;
    sheet = (await go(pilot, "ready")).body;
    expect((await go(pilot, "adopted")).status).toBe(403);
    sheet = (await go(coordinator, "adopted")).body;
    expect(sheet).toMatchObject({ state: "adopted", stateLabel: "Adoptée" });
    expect((await pilot.call("PUT", path, inputOf(sheet))).body.code).toBe("project.sheet-adopted");
    await expect(
      server.owner.query("update project_sheets set title = 'Autre' where cpts_id = $1", [cptsId]),
    ).rejects.toThrow(/adopted sheet/);
    expect((await go(coordinator, "draft")).body).toMatchObject({ state: "draft", adoptedAt: null });
  });

  test("copied, put aside and taken back; its number is never given again", async () => {
    const { coordinator, at, create } = await aProject();
    const sheet = await create();
    const path = `${at}/sheets/${sheet.id}`;
    const copy = (await coordinator.call("POST", `${path}/duplicate`)).body;
    expect(copy).toMatchObject({ number: "1-2", title: "Recenser (copie)", state: "draft" });
    await coordinator.call("POST", `${at}/sheets/${copy.id}/archive`);
    expect((await create()).number).toBe("1-3");
    const put = (await coordinator.call("GET", `${at}/sheets?archived=true`)).body;
    expect(put.items.map((one: { id: string }) => one.id)).toEqual([copy.id]);
    const steps = { revision: 2, steps: [] };
    expect((await coordinator.call("PUT", `${at}/sheets/${copy.id}/steps`, steps)).body.code).toBe(
      "project.sheet-archived",
    );
    await coordinator.call("POST", `${at}/sheets/${copy.id}/restore`);
    expect((await coordinator.call("GET", `${at}/sheets`)).body.items).toHaveLength(3);
  });
});

describe("rights and what the database keeps", () => {
  test("a professional reads all and writes the text of what they pilot; steering is the coordination's", async () => {
    const { coordinator, pilot, other, at, create, inputOf, professionals } = await aProject();
    const sheet = await create();
    const path = `${at}/sheets/${sheet.id}`;
    const shared = (await coordinator.call("PUT", path, inputOf(sheet, { pilotIds: [professionals[0]!.id] })))
      .body;
    expect((await other.call("GET", path)).body.may).toEqual({ write: false, steer: false });
    expect((await other.call("PUT", path, inputOf(shared))).status).toBe(403);
    expect((await pilot.call("GET", path)).body.may).toEqual({ write: true, steer: false });
    expect((await pilot.call("PUT", path, inputOf(shared, { pilotIds: [] }))).status).toBe(403);
    expect((await pilot.call("PUT", path, inputOf(shared, { title: "Mieux" }))).status).toBe(200);
    expect((await pilot.call("POST", `${path}/archive`)).status).toBe(403);
  });

  test("another CPTS finds nothing", async () => {
    const [here, there] = [await aProject(), await aProject()];
    const sheet = await here.create();
    for (const [method, rest] of [
      ["GET", ""],
      ["GET", "/versions"],
      ["POST", "/duplicate"],
      ["POST", "/archive"],
    ] as const)
      expect((await there.coordinator.call(method, `${there.at}/sheets/${sheet.id}${rest}`)).status).toBe(
        404,
      );
  });

  test("a taken number, an objective of another mission, a pilot from nowhere, a step that ends before it begins", async () => {
    const { coordinator, at, objective, create, inputOf } = await aProject();
    const [one, two] = [await create(), await create()];
    const elsewhere = await objective("Préparer", "CRISE");
    const put = (change: object, content: Partial<SheetContent> = {}) =>
      coordinator.call("PUT", `${at}/sheets/${two.id}`, inputOf(two, change, content));
    expect((await put({ number: one.number })).body.code).toBe("project.number-taken");
    expect((await put({ objectiveId: elsewhere.id })).body.errors[0].field).toBe("objectiveId");
    expect((await put({ pilotIds: [newId()] })).body.errors[0].field).toBe("pilotIds");
    expect((await put({ missionCode: "AUTRE" })).body.errors[0].field).toBe("missionCode");
    const steps = [{ id: newId(), label: "À l'envers", from: "2027-S2", until: "2027-S1" }] as never;
    expect((await put({}, { steps })).body.errors[0]).toMatchObject({
      field: "content.steps.0.until",
      message: "La fin vient après le début.",
    });
    expect((await coordinator.call("GET", `${at}/sheets/${two.id}`)).body.revision).toBe(1);
  });

  test("an indicator of the diagnosis shows what the diagnosis says today, under its secrecy, and the links say what lacks", async () => {
    const { coordinator, pilot, at, objective, create, inputOf } = await aProject();
    const aim = await objective();
    const sheet = await create({ objectiveId: aim.id });
    const path = `${at}/sheets/${sheet.id}`;
    const line = (catalogueCode: string | null, more: object = {}) => ({
      ...{ id: newId(), label: "Patients", kind: "result", nature: "quantitative", criterion: "" },
      ...{ unit: "%", baseline: 13.3, target: 10, source: "", catalogueCode, dueOn: "2028-12-31", ...more },
    });
    // As sheets were kept before: neither day nor code.
    await server.owner.query(
      `update project_sheets set content = jsonb_set(content, '{indicators}', $2) where id = $1`,
      [sheet.id, JSON.stringify([{ ...line(null), catalogueCode: undefined, dueOn: undefined }])],
    );
    const old = (await coordinator.call("GET", path)).body;
    expect(old.content.indicators[0]).toMatchObject({ catalogueCode: null, dueOn: null });
    const say = (indicator: string, value: number) =>
      coordinator.call("PUT", `${at}/diagnosis/values`, {
        ...{ indicator, perimeter: "territory", value, source: "Rézone CPTS", year: 2024, method: "exact" },
      });
    expect((await say("mt.without", 13.3)).status).toBeLessThan(300);
    expect((await say("mt.without.number", 7)).status).toBeLessThan(300);
    const indicators = [
      line("mt.without"),
      line("mt.without.number", { dueOn: null }),
      line("poverty"),
      line("inconnu"),
    ] as SheetContent["indicators"];
    expect((await coordinator.call("PUT", path, inputOf(old, {}, { indicators }))).status).toBe(200);
    const catalogue = (await coordinator.call("GET", `${at}/sheet-indicators`)).body.items;
    expect(catalogue).toContainEqual(expect.objectContaining({ code: "mt.without", value: 13.3, unit: "%" }));
    const codes = new Set(catalogue.map((one: { code: string }) => one.code));
    const named = startingSheets.flatMap((one) =>
      one.indicators.flatMap(({ catalogue: code }) => code ?? []),
    );
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((code) => !codes.has(code))).toEqual([]);
    const linked = async (who: typeof pilot) => {
      const { missions } = (await who.call("GET", `${at}/links`)).body;
      return missions[0].objectives[0].sheets[0].indicators;
    };
    const [known, secret, unknown, own] = await linked(coordinator);
    expect(known).toMatchObject({
      aim: "de 13,3\u00a0% à 10\u00a0%, pour le 31 décembre 2028",
      catalogue: { present: expect.stringContaining("13,3"), source: "Rézone CPTS, 2024" },
      lacks: [],
    });
    expect(secret).toMatchObject({ catalogue: { present: "7" }, lacks: ["due"] });
    expect([unknown.lacks, own.catalogue]).toEqual([["value"], null]);
    expect((await linked(pilot))[1].catalogue.present).toContain("on publié");
    const { holes } = (await coordinator.call("GET", `${at}/links`)).body;
    expect(holes.filter((one: { kind: string }) => one.kind.startsWith("indicator"))).toHaveLength(2);
    const printed = await coordinator.call("GET", `${path}/document?format=docx`);
    expect(printed.status).toBe(200);
  });

  test("objectives: one name in a mission, kept while a sheet answers it, and the holes of the chain", async () => {
    const { coordinator, pilot, at, objective, create, inputOf } = await aProject();
    const aim = await objective();
    expect((await objective("réduire l'attente")).code).toBe("project.objective-twice");
    const sheet = await create({ objectiveId: aim.id });
    expect((await coordinator.call("DELETE", `${at}/objectives/${aim.id}`)).body.code).toBe(
      "project.objective-answered",
    );
    const rename = (revision: number) =>
      coordinator.call("PUT", `${at}/objectives/${aim.id}`, { revision, label: "Attendre moins" });
    expect((await rename(1)).body.label).toBe("Attendre moins");
    expect(await rename(1)).toMatchObject({ status: 409, body: { current: { revision: 2 } } });
    const links = (await pilot.call("GET", `${at}/links`)).body;
    const holes = links.holes.map(
      (one: { kind: string; missionCode: string }) => `${one.missionCode} ${one.kind}`,
    );
    expect(holes).toContain("ACCES_MT sheet-without-indicator");
    expect(holes.filter((one: string) => one.endsWith("mission-without-objective"))).toHaveLength(6);
    const freed = inputOf(sheet, { objectiveId: null });
    expect((await coordinator.call("PUT", `${at}/sheets/${sheet.id}`, freed)).status).toBe(200);
    expect((await coordinator.call("DELETE", `${at}/objectives/${aim.id}`)).status).toBe(204);
  });
});
