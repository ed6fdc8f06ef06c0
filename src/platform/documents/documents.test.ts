import { describe, expect, test } from "vitest";
import { readDocx, readPdf, squeeze } from "../../../tools/testing/read-document.ts";
import { type Block, drawQrCode, type PrintedDocument, renderDocument } from "./index.ts";

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
