import { describe, expect, test } from "vitest";
import { readDocx, readPdf, squeeze } from "../../../tools/testing/read-document.ts";
import { CELL_SIDES, fitColumns } from "./fit-columns.ts";
import { type Block, drawQrCode, type PrintedDocument, renderDocument } from "./index.ts";
import { widthOf } from "./text-widths.ts";

const SENTENCE = "Cœur, « façade » — l’été ; 12 000 € à 95 % ≥ 3 m² : fi fl ffi…";

const blocks: Block[] = [
  { kind: "heading", level: 1, text: "Projet de santé" },
  {
    kind: "paragraph",
    text: [{ text: "Un " }, { text: "accord", bold: true }, { text: " noté\nà la ligne", italic: true }],
    align: "right",
    indentMillimeters: 90,
  },
  { kind: "heading", level: 2, text: "Étapes" },
  { kind: "list", ordered: true, items: ["Écrire", "Relire"] },
  { kind: "list", ordered: false, items: ["Pharmacie", [{ text: "Infirmière", bold: true }]] },
  { kind: "list", ordered: true, items: ["Signer"] },
  {
    kind: "checks",
    items: [
      { checked: true, text: "Oui" },
      { checked: false, text: "Non" },
    ],
  },
  {
    kind: "table",
    columns: [
      { header: "Médecin", share: 2 },
      { header: "Places", share: 1, align: "right" },
    ],
    rows: [
      ["Dr Alix Fictif", "12"],
      ["Dr Camille Essai", [{ text: "3", bold: true }]],
    ],
  },
  {
    kind: "table",
    rowsBreak: true,
    columns: [
      { header: "Mission", share: 3 },
      { header: "Oui", share: 1, align: "center" },
      { header: "Non", share: 1, align: "center" },
    ],
    rows: [["Prévention", { checked: true }, { checked: false }]],
  },
  {
    kind: "image",
    png: drawQrCode("https://exemple.invalid/c/cpts/medecin-traitant"),
    widthMillimeters: 40,
    heightMillimeters: 40,
    alternative: "Code à scanner vers la page publique",
  },
  { kind: "page-break" },
  { kind: "heading", level: 3, text: "Annexe" },
  { kind: "paragraph", text: SENTENCE, size: "large" },
  { kind: "page-break" },
  { kind: "list", ordered: false, items: ["Dernière page"] },
];

const paper: PrintedDocument = {
  title: "Projet de santé de la CPTS du Canal",
  author: "CPTS du Canal",
  createdAt: "2026-11-21T10:00:00Z",
  header: "EN-TÊTE",
  footer: "PIED",
  pageNumbers: true,
  blocks,
};

describe("one content, two formats", () => {
  test("say the same words in the same order", async () => {
    const [docx, pdf] = [
      await readDocx(await renderDocument(paper, "docx")),
      await readPdf(await renderDocument(paper, "pdf")),
    ];
    expect(docx.text).toContain(squeeze(SENTENCE));
    expect(docx.text).toContain(
      "1.Écrire2.RelirePharmacieInfirmière1.SignerOuiNonMédecinPlacesDrAlixFictif12",
    );
    expect(pdf.text).toBe(docx.text);
    expect(pdf.pages).toHaveLength(3);
    expect(pdf.pages.map(({ edges }) => squeeze(edges))).toEqual(
      [1, 2, 3].map((page) => `EN-TÊTEPIEDPage${page}sur3`),
    );
    expect(docx.edges.join("")).toMatch(/EN-TÊTE[\s\S]*PIED[\s\S]*PAGE[\s\S]*NUMPAGES/);
  });

  test("are in French, with a title, real headings, header rows, alternative texts, and the font inside", async () => {
    const bytes = await renderDocument(paper, "docx");
    const { xml, styles, names } = await readDocx(bytes);
    expect([...xml.matchAll(/<w:pStyle w:val="(Heading\d)"/g)].map(([, style]) => style)).toEqual([
      "Heading1",
      "Heading2",
      "Heading3",
    ]);
    expect(styles).toContain('<w:lang w:val="fr-FR"');
    expect(xml).toContain("<w:tblHeader/>");
    expect(xml).toContain('descr="Code à scanner vers la page publique"');
    // A list, and a table: each has a ticked box and one that is not.
    expect(xml.match(/<w14:checked w14:val="1"\/>/g)).toHaveLength(2);
    expect(xml.match(/<w14:checked w14:val="0"\/>/g)).toHaveLength(2);
    expect(names.some((name) => name.startsWith("word/fonts/"))).toBe(true);
    const made = await renderDocument(paper, "pdf");
    const { info, outline } = await readPdf(made);
    expect(info).toMatchObject({ Title: paper.title, Author: paper.author, Language: "fr-FR" });
    expect(outline).toEqual(["Projet de santé", "Étapes", "Annexe"]);
    expect(Buffer.from(made).toString("latin1")).toMatch(/\/FontFile2/);
  });

  test("a wide table lies down, in both, with the same words and its lines as long as the page", async () => {
    const wide = { ...paper, orientation: "landscape" } as const;
    const { xml, text } = await readDocx(await renderDocument(wide, "docx"));
    expect(xml).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/);
    expect(xml).toContain('<w:tblW w:type="dxa" w:w="14570"/>');
    const made = await renderDocument(wide, "pdf");
    expect((await readPdf(made)).text).toBe(text);
    expect(Buffer.from(made).toString("latin1")).toMatch(/\/MediaBox \[0 0 841\.89 595\.28\]/);
  });

  test("a title goes with what it is the title of, and a point to tick is on one page, wherever the page ends", async () => {
    // Two lines more or less each time, so that the ends of pages fall everywhere.
    const parts = Array.from({ length: 60 }, (_, nth): Block[] => [
      { kind: "paragraph", text: "Remplissage.\n".repeat(1 + ((nth * 7) % 11)) },
      { kind: "heading", level: 2, text: `Partie<${nth}>` },
      { kind: "heading", level: 3, text: `Titre<${nth}>` },
      nth % 3 === 0
        ? {
            kind: "table",
            columns: [
              { header: `Tête<${nth}>`, share: 1 },
              { header: "Part", share: 1 },
            ],
            rows: [
              [`Première<${nth}> ${"longue ".repeat(nth)}`, "1"],
              ["Suite", "2"],
            ],
          }
        : nth % 3 === 1
          ? { kind: "paragraph", text: `Première<${nth}>\nSuite\nSuite\nSuite` }
          : { kind: "checks", items: [{ checked: true, text: `Première<${nth}>\nFin<${nth}>` }] },
    ]).flat();
    const { pages } = await readPdf(await renderDocument({ ...paper, blocks: parts }, "pdf"));
    const pageOf = (words: string) => pages.findIndex(({ body }) => squeeze(body).includes(words));
    expect(pages.length).toBeGreaterThan(8);
    for (let nth = 0; nth < 60; nth++) {
      const first = pageOf(`Première<${nth}>`);
      expect([pageOf(`Partie<${nth}>`), pageOf(`Titre<${nth}>`)], `part ${nth}`).toEqual([first, first]);
      if (nth % 3 === 2) expect(pageOf(`Fin<${nth}>`), `point ${nth}`).toBe(first);
    }
  });

  test("a column is as wide as its longest word, and the others make room", async () => {
    const narrow = {
      kind: "table",
      columns: [
        { header: "Fiche", share: 1 },
        { header: "Source", share: 2 },
        { header: "Indicateur", share: 12 },
      ],
      rows: [["4-1", "chiffres de démonstration", "Pour 1\u00a0000\u00a0habitants"]],
    } as const;
    const widths = fitColumns(narrow, 300);
    expect(widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(300);
    expect(widths[0]).toBeGreaterThan(widthOf("Fiche", 10, true) + CELL_SIDES);
    expect(widths[1]).toBeGreaterThan(widthOf("démonstration", 10, false) + CELL_SIDES);
    expect(fitColumns({ ...narrow, rows: [] }, 900).map(Math.round)).toEqual([60, 120, 720]);
    // More than the page holds: what is there is shared, nothing is lost.
    expect(fitColumns(narrow, 60).every((one) => one > 0)).toBe(true);
    const { xml } = await readDocx(await renderDocument({ ...paper, blocks: [narrow] }, "docx"));
    const [first] = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width) / 20);
    expect(first).toBeGreaterThan(widthOf("Fiche", 10, true) + CELL_SIDES);
  });

  test("characters that a format refuses are replaced alike in both", async () => {
    const odd = { ...paper, blocks: [{ kind: "paragraph", text: "a\u0000b\u202fc\ud800d & <e>" } as const] };
    const [docx, pdf] = [
      await readDocx(await renderDocument(odd, "docx")),
      await readPdf(await renderDocument(odd, "pdf")),
    ];
    expect(docx.text.replace("\ufffd", "")).toBe("abcd&<e>");
    expect(pdf.text.replaceAll("\u0000", "").replace("\ufffd", "")).toBe("abcd&<e>");
  });
});

describe("what is not well made is refused before anything is written", () => {
  const refused: [string, Block[]][] = [
    [
      "alternative",
      [{ kind: "image", png: drawQrCode("a"), widthMillimeters: 1, heightMillimeters: 1, alternative: " " }],
    ],
    [
      "PNG",
      [
        {
          kind: "image",
          png: new Uint8Array(9),
          widthMillimeters: 1,
          heightMillimeters: 1,
          alternative: "a",
        },
      ],
    ],
    ["cells", [{ kind: "table", columns: [{ header: "a", share: 1 }], rows: [["b", "c"]] }]],
    ["blocks", Array.from({ length: 30_001 }, () => ({ kind: "page-break" as const }))],
    ["characters", [{ kind: "paragraph", text: "x".repeat(3_000_001) }]],
  ];
  for (const [why, wrong] of refused)
    test(why, async () => {
      await expect(renderDocument({ ...paper, blocks: wrong }, "pdf")).rejects.toThrow(why);
    });
});
