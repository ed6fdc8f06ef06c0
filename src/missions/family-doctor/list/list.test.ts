import exceljs from "exceljs";
import { describe, expect, test } from "vitest";
import { aListingCpts, DECLARATION, HEADINGS } from "../../../../tools/testing/a-patient-list.ts";
import { patientBody } from "../../../../tools/testing/a-request.ts";
import { aPerson, aServer, drainEvents, drainJobs, runJob } from "../../../../tools/testing/index.ts";

const server = await aServer();
const fileOf = (...lines: string[]): string => `${HEADINGS}\r\n${lines.join("\r\n")}\r\n`;
const ANNE = "PERLEGRAND;Anne;12/03/1950;F;31320;AUZEVILLE TOLOSANE;561000000;oui;C2S";
const PAUL = "Dutilleux;Paul;01/02/1980;M;31320;Castanet-Tolosan;;non;";

describe("a list, from the file to the register", () => {
  test("sent, mapped as guessed, read, applied: requests with their origin, agreement and declaration", async () => {
    const cpts = await aListingCpts(server);
    const sent = await cpts.send(Buffer.from(fileOf(ANNE, PAUL), "latin1"));
    expect(sent).toMatchObject({
      status: 201,
      body: {
        state: "mapping",
        fileName: "liste.csv",
        sheets: [{ rows: 2, headings: HEADINGS.split(";"), preview: [ANNE.split(";"), PAUL.split(";")] }],
      },
    });
    expect(sent.body.sheets[0].guess).toEqual({
      birthFamilyName: 0,
      birthGivenNames: 1,
      birthOn: 2,
      sex: 3,
      postalCode: 4,
      commune: 5,
      phone: 6,
      ald: 7,
      c2s: 8,
    });
    const report = await cpts.read(fileOf(ANNE, PAUL), "CPAM de la Haute-Garonne");
    expect(report).toMatchObject({ state: "ready", linesRead: 2, toApply: 2, counts: { ok: 2, refused: 0 } });
    expect(await cpts.requests()).toEqual([]);
    const applied = await cpts.apply(report.id);
    expect(applied).toMatchObject({ state: "applied", opened: 2, openedToCheck: 0, linesDone: 2 });
    expect(await cpts.requests()).toMatchObject([
      {
        status: "waiting",
        origin: "list",
        agreed_how: "written",
        rights: "c2s",
        ald: true,
        commune_code: "31035",
        declarant_label: "CPAM de la Haute-Garonne",
        birth_family_name: "Perlegrand",
      },
      { status: "waiting", ald: false, commune_code: "31113", birth_family_name: "Dutilleux" },
    ]);
    const [line] = await cpts.lines(report.id);
    const story = await cpts.call(
      "GET",
      `/api/c/${cpts.slug}/family-doctor/requests/${line!.requestId}/story`,
    );
    expect(story.body.lines[0].sentence).toBe(
      `Arrivée par la liste « CPAM de la Haute-Garonne », ligne 2. Information et accord : ${DECLARATION.declaration}`,
    );
    const { rows } = await server.owner.query("select file is null as gone from mt_lists where id = $1", [
      report.id,
    ]);
    expect(rows).toEqual([{ gone: true }]);
    await drainEvents(server);
  });

  test("the same file again opens nothing; the columns chosen are guessed for the next file of the CPTS", async () => {
    const cpts = await aListingCpts(server);
    await cpts.apply((await cpts.read(fileOf(ANNE, PAUL))).id);
    const again = await cpts.read(fileOf(ANNE, PAUL));
    expect(again).toMatchObject({ toApply: 0, counts: { known: 2, ok: 0, check: 0 } });
    expect((await cpts.lines(again.id))[0]!.reason).toMatch(
      /^Demande déjà ouverte pour cette personne \(MT-/,
    );
    expect(await cpts.apply(again.id)).toMatchObject({ state: "applied", opened: 0 });
    expect(await cpts.requests()).toHaveLength(2);

    const odd = "Machin;Truc;Bidule\nMarron;Luc;03/04/1961\n";
    const first = (await cpts.send(odd)).body;
    expect(first.sheets[0].guess).toEqual({});
    const columns = { birthFamilyName: 0, birthGivenNames: 1, birthOn: 2 };
    await cpts.call("PUT", `${cpts.base}/${first.id}/columns`, { columns });
    await drainJobs(server);
    expect((await cpts.send(odd)).body.sheets[0].guess).toEqual(columns);
  });

  test("a workbook: the second sheet, dates as dates, a formula by its last result", async () => {
    const cpts = await aListingCpts(server);
    const book = new exceljs.Workbook();
    book.addWorksheet("Notice").addRows([
      ["À lire", "", ""],
      ["rien", "", ""],
    ]);
    book.addWorksheet("Patients").addRows([
      ["Nom", "Prénom", "Né(e) le", "CP", "INS"],
      ["Azurin", { formula: "B9", result: "Léa" }, new Date("1990-05-01"), 31320, 290053155501426],
    ]);
    const sent = await cpts.send(new Uint8Array(await book.xlsx.writeBuffer()));
    expect(sent.body.sheets[1]).toMatchObject({ name: "Patients", rows: 1, guess: { birthOn: 2, ins: 4 } });
    expect(sent.body.sheets[1].preview[0]).toEqual([
      "Azurin",
      "Léa",
      "1990-05-01",
      "31320",
      "(numéro retiré)",
    ]);
    const { id, sheets } = sent.body;
    await cpts.call("PUT", `${cpts.base}/${id}/columns`, { sheet: 1, columns: sheets[1].guess });
    await drainJobs(server);
    expect(await cpts.show(id)).toMatchObject({ counts: { ok: 1, withIns: 1 } });
    expect(await cpts.lines(id)).toMatchObject([{ who: "Azurin Léa", birthOn: "1990-05-01" }]);
    const { rows } = await server.owner.query(
      "select payload::text as kept from mt_list_lines where list_id = $1",
      [id],
    );
    expect(rows[0].kept).not.toContain("29005");
  });
});

describe("the report of the dry run", () => {
  test("each line: taken, to check, known or refused, and why", async () => {
    const cpts = await aListingCpts(server);
    await cpts.call("POST", `/api/c/${cpts.slug}/patients`, {
      ...patientBody(),
      birthFamilyName: "Vermillon",
      birthGivenNames: "Jeanne",
      birthOn: "1948-07-14",
    });
    const report = await cpts.read(
      fileOf(
        ANNE,
        "VERMILON;Jeanne;14/07/1948;F;31320;;;;",
        "Perlegrand;Anne;12-03-1950;F;31320;Castanet Tolosan;;;",
        "Perlegrand;Ane;12/03/1950;F;;31035;;;",
        "Sansdate;Marc;;M;99999;Nulle-Part;12;peut-être;",
        ";Prénom seul;01/01/1950;F;;;;;",
        "Avenir;Futur;01/01/2090;M;;;;;",
        "Coupée;Ligne;01/01/1950;F;31320;a;b;c;d;e;f",
      ),
    );
    expect(report.counts).toMatchObject({ ok: 1, check: 3, known: 1, refused: 3 });
    const lines = await cpts.lines(report.id);
    expect(lines.map(({ line, outcome, reason }) => [line, outcome, reason])).toEqual([
      [2, "ok", null],
      [3, "check", expect.stringMatching(/^Ressemble à un patient connu \(/)],
      [4, "known", "Même personne que la ligne 2"],
      [5, "check", "Ressemble à la ligne 2"],
      [
        6,
        "check",
        "Sans date de naissance : un double ne peut pas être écarté ; téléphone illisible, laissé vide ; ALD ni oui ni non, laissée vide ; commune non reconnue, à compléter",
      ],
      [7, "refused", "Le nom de naissance manque."],
      [8, "refused", "Date de naissance : date dans l'avenir (« 01/01/2090 »)."],
      [9, "refused", "11 cellules au lieu de 9 : un séparateur est en trop."],
    ]);
    expect(lines.map((line) => line.take)).toEqual([true, true, false, true, true, false, false, false]);

    const choose = (body: unknown) => cpts.call("PUT", `${cpts.base}/${report.id}/choices`, body);
    expect((await choose({ line: 4, take: true })).body).toEqual({ lines: 1 });
    expect((await choose({ outcome: "check", take: false })).body).toEqual({ lines: 3 });
    expect((await choose({ line: 7, take: true })).status).toBe(404);
    expect((await cpts.show(report.id)).toApply).toBe(2);
    expect(await cpts.apply(report.id)).toMatchObject({ opened: 2, openedToCheck: 1 });
    expect((await cpts.requests()).map((one) => one.status)).toEqual(["waiting", "to-check"]);
  });

  test("refused lines come back as CSV with their columns; what a spreadsheet would run is disarmed, INS taken away", async () => {
    const cpts = await aListingCpts(server);
    const report = await cpts.read(fileOf('=HYPERLINK("x");;01/01/1950;F;+31;@a;-1;1 80 12 69 555 014 26;'));
    const { body, headers } = await cpts.call("GET", `${cpts.base}/${report.id}/rejected.csv`);
    expect(headers.get("content-type")).toContain("text/csv");
    expect((body as string).replace("\ufeff", "").split("\r\n")).toEqual([
      `Ligne;Motif du refus;${HEADINGS}`,
      `2;Le prénom manque.;"'=HYPERLINK(""x"")";;01/01/1950;F;'+31;'@a;'-1;(numéro retiré);`,
      "",
    ]);
  });

  test("someone whose request was opened meanwhile is left aside; whoever is like a new patient is to check", async () => {
    const cpts = await aListingCpts(server);
    const slow = await cpts.read(fileOf(ANNE, PAUL));
    const quick = await cpts.read(fileOf(ANNE, "Dutilleux;Paule;01/02/1980;M;31320;;;;"));
    await cpts.apply(quick.id);
    expect(await cpts.apply(slow.id)).toMatchObject({ opened: 1, openedToCheck: 1 });
    expect(
      (await cpts.lines(slow.id)).map(({ outcome, requestId }) => [outcome, requestId !== null]),
    ).toEqual([
      ["known", false],
      ["check", true],
    ]);
  });
});

describe("taking a list back", () => {
  test("within a day, whole: requests and records go; the next sending opens them anew", async () => {
    const cpts = await aListingCpts(server);
    const { id } = await cpts.apply((await cpts.read(fileOf(ANNE, PAUL))).id);
    expect((await cpts.show(id)).undoUntil).not.toBeNull();
    expect((await cpts.call("POST", `${cpts.base}/${id}/undo`)).body).toMatchObject({
      state: "undone",
      undoUntil: null,
    });
    expect(await cpts.requests()).toEqual([]);
    const { rows } = await server.owner.query(
      "select count(*)::int as n from patients_records where cpts_id = $1",
      [cpts.cptsId],
    );
    expect(rows).toEqual([{ n: 0 }]);
    await drainEvents(server);
    expect((await cpts.read(fileOf(ANNE, PAUL))).counts).toMatchObject({ ok: 2 });
  });

  test("not once something happened to a request or to a record, nor the day after", async () => {
    const cpts = await aListingCpts(server);
    const { id } = await cpts.apply((await cpts.read(fileOf(ANNE))).id);
    const [line] = await cpts.lines(id);
    const request = `/api/c/${cpts.slug}/family-doctor/requests/${line!.requestId}`;
    await cpts.call("POST", `${request}/attempts`, { way: "phone", note: "" });
    const moved = await cpts.call("POST", `${cpts.base}/${id}/undo`);
    expect(moved).toMatchObject({ status: 409, body: { code: "family-doctor.list-not-undoable" } });

    const other = await cpts.apply((await cpts.read(fileOf(PAUL))).id);
    await server.owner.query(
      "update patients_records set updated_at = updated_at + interval '1 minute' where cpts_id = $1",
      [cpts.cptsId],
    );
    expect((await cpts.call("POST", `${cpts.base}/${other.id}/undo`)).status).toBe(409);
    expect(await cpts.requests()).toHaveLength(2);
    await server.owner.query(
      "update mt_lists set applied_at = applied_at - interval '25 hours' where id = $1",
      [other.id],
    );
    expect((await cpts.show(other.id)).undoUntil).toBeNull();
    expect((await cpts.call("POST", `${cpts.base}/${other.id}/undo`)).body.detail).toContain("24 heures");
  });
});

describe("what is kept", () => {
  test("file, preview and lines go when asked, or thirty days later; counts and requests stay", async () => {
    const cpts = await aListingCpts(server);
    const asked = await cpts.apply((await cpts.read(fileOf(ANNE))).id);
    const left = await cpts.read(fileOf(PAUL));
    expect((await cpts.call("POST", `${cpts.base}/${asked.id}/forget`)).body).toMatchObject({
      state: "applied",
      opened: 1,
      sheets: [{ preview: [] }],
      undoUntil: null,
    });
    expect(await cpts.lines(asked.id)).toEqual([]);
    await runJob(server, "family-doctor.forget-lists");
    expect(await cpts.lines(left.id)).toHaveLength(1);
    await server.owner.query(
      "update mt_lists set created_at = created_at - interval '31 days' where id = $1",
      [left.id],
    );
    await runJob(server, "family-doctor.forget-lists");
    expect(await cpts.show(left.id)).toMatchObject({
      state: "cancelled",
      counts: { ok: 1 },
      forgottenOn: null,
    });
    expect(await cpts.lines(left.id)).toEqual([]);
    expect(await cpts.requests()).toHaveLength(1);
    const { rows } = await server.owner.query(
      "select count(*)::int as n from mt_lists where cpts_id = $1 and (file is not null or sheets::text like '%Dutilleux%')",
      [cpts.cptsId],
    );
    expect(rows).toEqual([{ n: 0 }]);
  });
});

describe("refusals", () => {
  test.each([
    ["nothing", "", "family-doctor.list-empty"],
    ["headings alone", `${HEADINGS}\n`, "family-doctor.list-unreadable"],
    ["no text", Uint8Array.from([1, 0, 2, 0, 3]), "family-doctor.list-unreadable"],
    ["a broken workbook", Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), "family-doctor.list-unreadable"],
    ["20,001 lines", `${HEADINGS}\n${"a;b;c\n".repeat(20_001)}`, "family-doctor.list-unreadable"],
  ])("%s is refused in French, nothing kept", async (_, file, code) => {
    const cpts = await aListingCpts(server);
    expect(await cpts.send(file)).toMatchObject({ status: 422, body: { code } });
    expect((await cpts.call("GET", cpts.base)).body.items).toEqual([]);
  });

  test("too large by its word or in truth, sent as something else, with a key", async () => {
    const cpts = await aListingCpts(server);
    expect((await cpts.send("a", { "content-length": "30000000" })).body.code).toBe(
      "family-doctor.list-too-large",
    );
    expect((await cpts.send(new Uint8Array(21 * 1024 * 1024))).body.code).toBe(
      "family-doctor.list-too-large",
    );
    expect((await cpts.send("a", { "content-type": "text/html" })).body.code).toBe("family-doctor.list-type");
    expect((await cpts.send("a", { "idempotency-key": "une-clef-longue" })).status).toBe(422);
  });

  test("columns that are not there, said twice or missing; no declaration; a declaration of tomorrow", async () => {
    const cpts = await aListingCpts(server);
    const { id } = (await cpts.send(fileOf(ANNE))).body;
    const map = async (columns: unknown, sheet = 0) =>
      (await cpts.call("PUT", `${cpts.base}/${id}/columns`, { sheet, columns })).body.errors?.[0]?.field;
    expect(await map({ birthFamilyName: 0 })).toBe("columns.birthGivenNames");
    expect(await map({ birthFamilyName: 0, birthGivenNames: 0 })).toBe("columns.birthGivenNames");
    expect(await map({ birthFamilyName: 0, birthGivenNames: 40 })).toBe("columns.birthGivenNames");
    expect(await map({ birthFamilyName: 0, birthGivenNames: 1 }, 3)).toBe("sheet");
    expect((await cpts.call("POST", `${cpts.base}/${id}/apply`, DECLARATION)).status).toBe(409);
    const ready = await cpts.read(fileOf(PAUL));
    const apply = (body: unknown) => cpts.call("POST", `${cpts.base}/${ready.id}/apply`, body);
    expect((await apply({ ...DECLARATION, declaration: "oui" })).body.errors[0].field).toBe("declaration");
    expect((await apply({ ...DECLARATION, informedOn: "2190-01-01" })).body.errors[0].field).toBe(
      "informedOn",
    );
    expect(await cpts.requests()).toEqual([]);
  });

  test("two lists at work at once; another CPTS's list; a professional", async () => {
    const cpts = await aListingCpts(server);
    const busy = await cpts.asked(fileOf(ANNE));
    const second = (await cpts.send(fileOf(PAUL))).body;
    const columns = { birthFamilyName: 0, birthGivenNames: 1 };
    expect((await cpts.call("PUT", `${cpts.base}/${second.id}/columns`, { columns })).body.code).toBe(
      "family-doctor.list-busy",
    );
    const other = await aListingCpts(server);
    expect((await other.call("GET", `${other.base}/${busy.id}`)).status).toBe(404);
    expect((await other.call("GET", `${other.base}/${busy.id}/rejected.csv`)).status).toBe(404);
    const nurse = await aPerson(server, { roles: [{ cptsId: cpts.cptsId, role: "professional" }] });
    expect((await nurse.call("GET", `${cpts.base}/${busy.id}`)).status).toBe(403);
    await drainJobs(server);
  });
});
