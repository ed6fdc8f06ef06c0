import { describe, expect, it } from "vitest";
import type { ParsedLine } from "./parse-rpps-file.ts";
import { RppsFileProblem } from "./rpps-file-problem.ts";
import { fieldsWith, fileOf, headingLine, headings, lineWith, parseAll } from "./rpps-test-lines.ts";

const elsewhere = lineWith({
  "Code postal (coord. structure)": "75008",
  "Code commune (coord. structure)": "75108",
});
const rowsOf = (parsed: ParsedLine[]) => parsed.filter((line) => line.outcome === "row");
const refusedOf = (parsed: ParsedLine[]) => parsed.filter((line) => line.outcome === "refused");
const totalsOf = (parsed: ParsedLine[]) => parsed.filter((line) => line.outcome === "end")[0]?.totals;

describe("a good file", () => {
  it("gives the activities of the territory with their line, and counts the others", async () => {
    const parsed = await parseAll(fileOf(elsewhere, lineWith(), elsewhere, elsewhere));
    expect(rowsOf(parsed)).toHaveLength(1);
    expect(rowsOf(parsed)[0]).toMatchObject({
      line: 3,
      warnings: [],
      row: {
        rpps: "99000079196",
        nationalId: "899000079196",
        family: "PERLEGRAND",
        civility: "DR",
        professionCode: "10",
        specialityCode: "SM53",
        street: "23 Chemin DE LA GRANDE ÉCLUSE",
        communeCode: "31035",
        departmentCode: "31",
        phone: "+33536494154",
        email: "lubin@exemple.invalid",
        siret: "00000000000010",
        roleCode: null,
      },
    });
    expect(totalsOf(parsed)).toEqual({
      lines: 5,
      inTerritory: 1,
      outOfTerritory: 3,
      refused: 0,
      blank: 0,
      bytes: Buffer.byteLength(fileOf(elsewhere, lineWith(), elsewhere, elsewhere)),
    });
  });

  it.each([1, 7, 100, 1_000_000])("reads the same in pieces of %i bytes", async (pieceBytes) => {
    const file = fileOf(
      elsewhere,
      lineWith(),
      "",
      elsewhere,
      lineWith({ "Code mode exercice": "S" }),
      "8|cut|",
    );
    const parsed = await parseAll(file, { pieceBytes });
    const whole = await parseAll(file);
    const said = (lines: ParsedLine[]) => lines.filter(({ outcome }) => outcome !== "out-of-territory");
    expect(said(parsed)).toEqual(said(whole));
    expect(totalsOf(parsed)).toMatchObject({
      lines: 7,
      inTerritory: 2,
      outOfTerritory: 2,
      refused: 1,
      blank: 1,
    });
  });

  it("takes a byte order mark, Windows line ends and a last line without an end", async () => {
    const parsed = await parseAll(
      `\ufeff${headingLine}\r\n${lineWith()}\r\n${elsewhere}\r\n\r\n${lineWith()}`,
    );
    expect(totalsOf(parsed)).toMatchObject({ inTerritory: 2, outOfTerritory: 1, refused: 0, blank: 1 });
  });

  it("falls back on the postcode where the commune's code is empty", async () => {
    const line = lineWith({
      "Code commune (coord. structure)": "",
      "Code postal (coord. structure)": "31520",
    });
    expect(rowsOf(await parseAll(fileOf(line)))).toHaveLength(1);
  });

  it("asks the territory once for each pair of codes, and for odd codes as they are", async () => {
    const asked: string[] = [];
    const odd = lineWith({
      "Code commune (coord. structure)": "9",
      "Code postal (coord. structure)": "GL 5O",
    });
    const corsica = lineWith({
      "Code commune (coord. structure)": "2A004",
      "Code postal (coord. structure)": "20000",
    });
    await parseAll(fileOf(elsewhere, elsewhere, odd, corsica, corsica), {
      isInTerritory: (commune, postcode) => asked.push(`${commune},${postcode}`) === 0,
    });
    expect(asked).toEqual(["75108,75008", "9,GL 5O", "2A004,20000"]);
  });
});

describe("headings", () => {
  it("reads a file of 2019: other wording, other order, without the last columns, with unknown ones", async () => {
    const old = headings
      .map((heading) =>
        heading
          .replace("civilité d'exercice", "civilité exercice")
          .replace("coord. structure", "coord. Structure"),
      )
      .map((heading) => (heading.startsWith("Code rôle") ? "Code fonction" : heading))
      .map((heading) =>
        heading.replace("genre activité", "genre d'activité").replace("(structure)", "(coord. structure)"),
      );
    const columns = ["Colonne nouvelle", ...old.toReversed()];
    const fields = ["x", ...fieldsWith({ "Code rôle": "FON-01" }).toReversed()];
    const parsed = await parseAll(`${columns.join("|").toUpperCase()}|\n${fields.join("|")}|\n`);
    expect(parsed[0]).toEqual({
      outcome: "heading",
      line: 1,
      unknownColumns: ["COLONNE NOUVELLE"],
      absentColumns: [],
    });
    expect(rowsOf(parsed)[0]?.row).toMatchObject({
      family: "PERLEGRAND",
      roleCode: "FON-01",
      civility: "DR",
      sectorCode: "SA07",
    });
  });

  it("reads a file without savoir-faire and roles, and says what is absent", async () => {
    const kept = headings
      .map((heading, index) => ({ heading, index }))
      .filter(({ heading }) => !/savoir-faire|rôle/.test(heading));
    const fields = fieldsWith();
    const file = [kept.map(({ heading }) => heading), kept.map(({ index }) => fields[index])]
      .map((line) => line.join("|"))
      .join("\n");
    const parsed = await parseAll(file);
    expect(rowsOf(parsed)[0]?.row).toMatchObject({
      family: "PERLEGRAND",
      specialityCode: null,
      savoirFaireType: null,
    });
    expect(parsed[0]).toMatchObject({
      absentColumns: ["Code type savoir-faire", "Code savoir-faire", "Libellé savoir-faire", "Code rôle"],
    });
  });

  it("names the required columns that are missing", async () => {
    const file = fileOf(lineWith()).replace("Code commune (coord. structure)", "Autre chose");
    await expect(parseAll(file)).rejects.toThrow(
      "Il manque des colonnes dans ce fichier : Code commune (coord. structure).",
    );
  });
});

describe("a file that is another file", () => {
  const good = fileOf(lineWith());
  it.each<[string, Uint8Array, RegExp]>([
    ["empty", Buffer.alloc(0), /est vide/],
    ["Latin-1", Buffer.from(good, "latin1"), /pas en UTF-8/],
    ["UTF-16", Buffer.from(`\ufeff${good}`, "utf16le"), /UTF-16/],
    ["UTF-16 without a mark", Buffer.from(good, "utf16le"), /UTF-16/],
    ["gzip", Buffer.from([0x1f, 0x8b, 8, 0, 0]), /compressé/],
    ["zip", Buffer.from("PK\u0003\u0004 PS_LibreAcces"), /archive ZIP/],
    ["a list with semicolons", Buffer.from("nom;prénom\nPERLEGRAND;LUBIN\n"), /en-tête attendu/],
    ["one endless line", Buffer.from("a|".repeat(50_000)), /trop longue/],
  ])("refuses: %s", async (_kind, bytes, sentence) => {
    const reading = parseAll(bytes, { pieceBytes: 1000 });
    await expect(reading).rejects.toThrow(RppsFileProblem);
    await expect(parseAll(bytes, { pieceBytes: 1000 })).rejects.toThrow(sentence);
  });

  it.each([headingLine, `${headingLine}\n`])(
    "takes a heading without lines: nothing to import",
    async (file) => {
      expect((await parseAll(file)).map(({ outcome }) => outcome)).toEqual(["heading", "end"]);
    },
  );

  it("stops when too many lines are unreadable", async () => {
    const file = fileOf(...Array.from({ length: 12 }, () => "8|cut|"));
    await expect(parseAll(file, { limits: { maxRefused: 10 } })).rejects.toThrow(
      "Plus de 10 lignes illisibles",
    );
  });
});

describe("a line that cannot be read", () => {
  const tooLong = lineWith({ "Raison sociale site": "X".repeat(20_000) });
  it.each<[string, string, RegExp]>([
    ["cut before its place", lineWith().slice(0, 60), /Ligne coupée : \d+ colonnes au lieu de 56/],
    [
      "cut after its place",
      lineWith().split("|").slice(0, 45).join("|"),
      /Ligne coupée : 45 colonnes au lieu de 56/,
    ],
    ["with a separator too many", `${lineWith()}x|`, /trop de colonnes : 58/],
    ["with a NUL", lineWith({ "Raison sociale site": "CABINET\u0000" }), /caractère nul/],
    ["too long", tooLong, /plus de 16384 octets/],
    ["with a field too long", lineWith({ "Raison sociale site": "X".repeat(300) }), /dépasse 255 caractères/],
    [
      "with ten digits",
      lineWith({ "Identifiant PP": "9900007919", "Identification nationale PP": "89900007919" }),
      /11 chiffres/,
    ],
    [
      "of two persons",
      lineWith({ "Identification nationale PP": "899000079197" }),
      /ne correspond pas à l'identifiant/,
    ],
    ["of nobody", lineWith({ "Nom d'exercice": " " }), /nom d'exercice manque/],
    ["without a profession", lineWith({ "Code profession": "" }), /code profession manque/],
  ])("is refused: %s", async (_what, line, reason) => {
    const parsed = await parseAll(fileOf(lineWith(), line, lineWith({ "Code mode exercice": "S" })), {
      pieceBytes: 4096,
    });
    const refused = refusedOf(parsed);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ line: 3, reason: expect.stringMatching(reason) });
    expect(refused[0]?.raw.length).toBeLessThanOrEqual(500);
    expect(refused[0]?.raw).not.toContain("\0");
    expect(rowsOf(parsed).map(({ line: at }) => at)).toEqual([2, 4]);
  });

  it("is refused when its bytes are not UTF-8, the others are kept", async () => {
    const line = lineWith({ "Raison sociale site": "ÉCLUSE" });
    const bytes = Buffer.concat([
      Buffer.from(`${headingLine}\n`),
      Buffer.from(line, "latin1"),
      Buffer.from(`\n${lineWith()}\n`),
    ]);
    const parsed = await parseAll(bytes);
    expect(refusedOf(parsed)[0]).toMatchObject({ line: 2, reason: expect.stringMatching(/pas en UTF-8/) });
    expect(rowsOf(parsed)).toHaveLength(1);
  });
});
