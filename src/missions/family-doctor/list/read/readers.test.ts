import { deflateRawSync } from "node:zlib";
import exceljs from "exceljs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkZip } from "../../../../platform/sheets/check-zip.ts";
import { decodeText } from "../../../../platform/sheets/decode-text.ts";
import { readTables } from "../../../../platform/sheets/read-tables.ts";
import { findDelimiter, splitCsv } from "../../../../platform/sheets/split-csv.ts";
import { hideIns, isLikeIns } from "./hide-ins.ts";
import { readDate } from "./read-birth-date.ts";

const delimiters = fc.constantFrom(";", ",", "\t", "|");
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

describe("CSV", () => {
  test("whatever the cells, what is written quoted is read back, with any separator and line end", () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", "é", '"', ";", ",", "\t", "|", "\n", "\r\n", " ", "=", "'"),
    });
    fc.assert(
      fc.property(
        delimiters,
        fc.constantFrom("\n", "\r\n", "\r"),
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        (delimiter, end, rows) => {
          const text = rows.map((row) => row.map(quoted).join(delimiter)).join(end);
          const filled = rows.filter((row) => row.some((one) => one.trim() !== ""));
          expect(splitCsv(text, delimiter, 100).map((row) => row.cells)).toEqual(filled);
        },
      ),
    );
  });

  test("the separator is found on the first line, outside quotes", () => {
    fc.assert(
      fc.property(delimiters, (mark) => {
        expect(findDelimiter(["Nom", '"a;,|\t;,|\t;,|\t"', "Prénom", "Né le"].join(mark))).toBe(mark);
      }),
    );
    expect(findDelimiter("sep=|\na;b;c")).toBe("|");
  });

  test("any bytes are read or refused in French, never otherwise", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        try {
          await readTables(bytes);
        } catch (error) {
          expect((error as Error).constructor.name).toBe("SheetProblem");
        }
      }),
    );
  });

  test("line numbers are those of the file, past lines within cells", () => {
    const text = 'a;b;c\n"x\ny";1;2\n\nz;3;4\n';
    expect(splitCsv(text, ";", 10).map((row) => row.line)).toEqual([1, 2, 5]);
  });

  test("a quote never closed, or too many lines, is told", () => {
    expect(() => splitCsv('a;b\n"x;y\n', ";", 10)).toThrow("ligne 2");
    expect(() => splitCsv("a\nb\nc\n", ";", 2)).toThrow("plus de 2 lignes");
  });
});

describe("encodings", () => {
  const text = "Nom;Prénom;Ville\nLefèvre;Zoë;Nîmes\n";
  test.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${text}`)],
    ["Windows-1252", Buffer.from(text, "latin1")],
    ["UTF-16", Buffer.from(`\ufeff${text}`, "utf16le")],
  ])("%s is found", (_, bytes) => expect(decodeText(bytes)).toBe(text));

  test("any French text is found back from UTF-8 and from Windows-1252", () => {
    const words = fc.string({ unit: fc.constantFrom(..."aàâçéèêëîïôùûüÿ'-; \n"), minLength: 1 });
    fc.assert(
      fc.property(words, (some) => {
        const both = [Buffer.from(some), Buffer.from(`a${some}é;`, "latin1")].map(decodeText);
        expect(both).toEqual([some, `a${some}é;`]);
      }),
    );
  });

  test("what is no text is refused", () => {
    expect(() => decodeText(Buffer.from([1, 0, 2, 0, 65]))).toThrow("n'est pas du texte");
  });
});

describe("dates", () => {
  const today = "2026-11-22";
  test("each way of writing a day gives the day", () => {
    const days = fc.date({ min: new Date("1900-01-01"), max: new Date("2026-11-21"), noInvalidDate: true });
    fc.assert(
      fc.property(days, (at) => {
        const on = at.toISOString().slice(0, 10);
        const [year, month, day] = on.split("-") as [string, string, string];
        const inWords = at.toLocaleDateString("fr-FR", {
          day: "numeric",
          month: "long",
          year: "numeric",
          timeZone: "UTC",
        });
        for (const written of [
          on,
          `${day}/${month}/${year}`,
          `${Number(day)}-${Number(month)}-${year}`,
          `${day}.${month}.${year}`,
          `${day}${month}${year}`,
          `${year}/${month}/${day}`,
          ` ${day}/${month}/${year} 00:00:00`,
          `${on}T00:00:00.000Z`,
          inWords,
        ]) {
          // 19041904 is a day of April 1904 as well as of 1904, the other way round.
          if (/^\d{8}$/.test(written) && Number(day + month) >= 1880 && Number(day + month) <= 2199) continue;
          expect(readDate(written, today), written).toEqual({ on });
        }
      }),
    );
  });

  test.each([
    ["12/03/50", { on: "1950-03-12" }],
    ["19500312", { on: "1950-03-12" }],
    ["1er mars 1950", { on: "1950-03-01" }],
    ["12 déc. 1950", { on: "1950-12-12" }],
    ["12/03/12", { problem: "année à deux chiffres ambiguë (« 12/03/12 ») : écrivez-en quatre" }],
    ["03/25/1950", { problem: "cette date n'existe pas (« 03/25/1950 »)" }],
    ["31/02/1950", { problem: "cette date n'existe pas (« 31/02/1950 »)" }],
    ["23/11/2026", { problem: "date dans l'avenir (« 23/11/2026 »)" }],
    ["01/01/1850", { problem: "date trop ancienne (« 01/01/1850 »)" }],
    ["hier", { problem: "date illisible (« hier »)" }],
  ])("%s", (written, read) => expect(readDate(written, today)).toEqual(read));
});

describe("numbers that look like an INS", () => {
  test.each(["180126955501426", "1 80 12 69 555 014 26", "2 55 03 2A 004 015", "180126955501426."])(
    "%s is taken away",
    (number) => expect(hideIns(`avant ${number} après`)).toMatch(/^avant \(numéro retiré\)\.? après$/),
  );
  test.each(["0561000000", "+33561000000", "12/03/1950", "31320"])("%s stays", (number) =>
    expect(hideIns(number)).toBe(number),
  );
  test("15 figures are one", () =>
    expect([isLikeIns("1 80 12 69 555 014 26"), isLikeIns("1801")]).toEqual([true, false]));
});

/* One entry whose header may lie about its size. */
function zipOf(content: Uint8Array, declared = content.byteLength): Buffer {
  const packed = deflateRawSync(content, { level: 1 });
  const name = Buffer.from("xl/workbook.xml");
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(declared, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(declared, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, entry, name, end]);
}

describe("XLSX", () => {
  test("texts, dates, numbers, the last result of a formula; titles above the headings; two sheets", async () => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet("Patients");
    sheet.addRow(["Liste de novembre"]);
    sheet.addRow(["Nom", "Prénom", "Né le", "Tél", "ALD"]);
    sheet.addRow([
      "Éssai",
      { formula: '="Ca"&"mille"', result: "Camille" },
      new Date("1950-03-12"),
      561000000,
      true,
    ]);
    sheet.addRow(["Deux", { richText: [{ text: "Do" }, { text: "m" }] }, "1/2/1960", "", ""]);
    book.addWorksheet("Vide");
    book.addWorksheet("Autre").addRows([
      ["a", "b", "c"],
      ["1", "2", "3"],
    ]);
    const tables = await readTables(new Uint8Array(await book.xlsx.writeBuffer()));
    expect(tables.map((one) => one.name)).toEqual(["Patients", "Autre"]);
    expect(tables[0]).toMatchObject({
      headings: ["Nom", "Prénom", "Né le", "Tél", "ALD"],
      rows: [
        { line: 3, cells: ["Éssai", "Camille", "1950-03-12", "561000000", "oui"] },
        { line: 4, cells: ["Deux", "Dom", "1/2/1960", "", ""] },
      ],
    });
  });

  test("a bomb is refused by the size it says, before a byte is unpacked; one that lies, by the size it has", () => {
    expect(() => checkZip(zipOf(new Uint8Array(10), 250_000_000), 200_000_000)).toThrow("trop gros");
    expect(() => checkZip(zipOf(new Uint8Array(5_000_000), 1_000), 200_000_000)).toThrow("trop gros");
    expect(() => checkZip(zipOf(new Uint8Array(5_000)), 200_000_000)).not.toThrow();
  });

  test("an archive that is no workbook, an old one, a broken one: said in French", async () => {
    await expect(readTables(zipOf(Buffer.from("bonjour")))).rejects.toThrow("n'est pas lisible");
    await expect(readTables(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))).rejects.toThrow("ancien format");
    await expect(readTables(Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]))).rejects.toThrow(
      "n'est pas lisible",
    );
  });
});
