import pdfmake from "pdfmake";
import type { CanvasElement, Column, Content, TableCell, TDocumentDefinitions } from "pdfmake/interfaces.js";
import { FONT_FILES, FONT_NAME } from "./document-fonts.ts";
import {
  type Block,
  type Cell,
  isBox,
  type Picture,
  type PrintedDocument,
  type Rich,
  runsOf,
  type Table,
} from "./document-model.ts";
import { fitColumns, tableLetters } from "./fit-columns.ts";
import { startOf } from "./keep-titles.ts";

const POINTS_PER_MILLIMETER = 72 / 25.4;
const points = (millimeters: number): number => millimeters * POINTS_PER_MILLIMETER;
const SIDE = points(20);
const PAPER = { portrait: 595.28, landscape: 841.89 };
const INK = "#1b2430";
const LINE = "#8a94a3";
const SIZES = { small: 9, normal: 11, large: 20 };
/** Above the title of a part, within a page. */
const PART_ROOM = 14;
const HEADINGS = { 1: 20, 2: 14, 3: 12 };

const files = new Set(Object.values(FONT_FILES));
pdfmake.setFonts({ [FONT_NAME]: FONT_FILES });
// Nothing is fetched, and no other file is read, whatever a text holds.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => files.has(path));

/** A PDF with its fonts inside, its language, its title and its table of headings. pdfmake writes no structure tags: the DOCX is the accessible one. */
export const writePdf = (document: PrintedDocument): Promise<Uint8Array> =>
  pdfmake.createPdf(definitionOf(document)).getBuffer();

function definitionOf(document: PrintedDocument): TDocumentDefinitions {
  const { header, footer } = document;
  return {
    pageSize: "A4",
    pageOrientation: document.orientation ?? "portrait",
    pageMargins: [SIDE, points(20), SIDE, points(20)],
    language: "fr-FR",
    displayTitle: true,
    info: {
      title: document.title,
      author: document.author,
      creator: "Maillage",
      producer: "Maillage",
      creationDate: new Date(document.createdAt),
    },
    defaultStyle: { font: FONT_NAME, fontSize: SIZES.normal, lineHeight: 1.25, color: INK },
    ...(header ? { header: () => edge({ text: header }, 9) } : {}),
    ...(footer || document.pageNumbers
      ? {
          footer: (page: number, pages: number) =>
            edge(
              {
                columns: [
                  { text: footer ?? "", width: "*" },
                  {
                    text: document.pageNumbers ? `Page ${page} sur ${pages}` : "",
                    width: 80,
                    alignment: "right",
                  },
                ],
              },
              6,
            ),
        }
      : {}),
    content: contentOf(document.blocks, PAPER[document.orientation ?? "portrait"] - 2 * SIDE),
  };
}

const edge = (content: object, top: number): Content =>
  ({ ...content, fontSize: SIZES.small, margin: [SIDE, points(top), SIDE, 0] }) as Content;

type Written = Exclude<Block, { kind: "page-break" }>;

/** A page break belongs to what follows it, and a title to what it is the title of. */
function contentOf(blocks: readonly Block[], textWidth: number): Content[] {
  const content: Content[] = [];
  let titles: object[] = [];
  let breaks = false;
  const write = (written: object): void => {
    content.push((breaks ? { ...written, pageBreak: "before" } : written) as Content);
    breaks = false;
  };
  const writeTitles = (kept: number): void => {
    if (titles.length > 0) write(keptTogether(titles, kept));
    titles = [];
  };
  for (const block of blocks) {
    if (block.kind === "page-break") {
      writeTitles(0);
      breaks = true;
    } else if (block.kind === "heading") {
      const isPart = block.level === 1 && titles.length === 0 && content.length > 0 && !breaks;
      titles.push(raised(writeBlock(block, textWidth), isPart ? -PART_ROOM : 0));
    } else {
      const kept = titles.length > 0 ? startOf(block, textWidth, lettersOf(block)) : 0;
      writeTitles(kept);
      write(raised(writeBlock(block, textWidth), kept));
    }
  }
  writeTitles(0);
  return content;
}

const lettersOf = (block: Block): number => SIZES[(block.kind === "paragraph" && block.size) || "normal"];

// pdfmake keeps whole blocks together only, and a table may be longer than a page: titles are kept with as much empty room as what
// follows begins with, and what follows is raised into it.
const keptTogether = (titles: object[], kept: number): object => ({
  unbreakable: true,
  stack: [...titles, { canvas: [], margin: [0, kept, 0, 0] }],
});

const raised = (written: object, by: number): object => {
  if (by === 0) return written;
  const [left, top, right, bottom] = (written as { margin: [number, number, number, number] }).margin;
  return { ...written, margin: [left, top - by, right, bottom] };
};

const inline = (text: Rich) =>
  runsOf(text).map((run) => ({ text: run.text, bold: run.bold ?? false, italics: run.italic ?? false }));

function writeBlock(block: Written, textWidth: number): object {
  switch (block.kind) {
    case "heading":
      return {
        text: block.text,
        bold: true,
        fontSize: HEADINGS[block.level],
        alignment: block.align ?? "left",
        outline: true,
        headlineLevel: block.level,
        margin: [0, block.level === 1 ? 0 : 10, 0, 6],
      };
    case "paragraph":
      return {
        text: inline(block.text),
        fontSize: SIZES[block.size ?? "normal"],
        alignment: block.align ?? "left",
        margin: [points(block.indentMillimeters ?? 0), points(block.spaceBeforeMillimeters ?? 0), 0, 6],
      };
    case "list":
      return block.ordered
        ? writeNumbered(block.items)
        : { ul: block.items.map(writeItem), margin: [0, 0, 0, 6] };
    case "checks":
      return { stack: block.items.map(writeCheck), margin: [0, 0, 0, 6] };
    case "table":
      return writeTable(block, textWidth);
    case "image":
      return writePicture(block);
  }
}

const writeItem = (item: Rich) => ({ text: inline(item), margin: [0, 0, 0, 2] });

// pdfmake's own numbers come after their items in the order of reading.
const writeNumbered = (items: readonly Rich[]): object => ({
  stack: items.map((item, at) => ({
    columns: [
      { text: `${at + 1}.`, width: 20 },
      { ...writeItem(item), width: "*" },
    ],
  })),
  margin: [0, 0, 0, 6],
});

// The font has no box: it is drawn, so that it can be ticked by hand as well.
const boxOf = (checked: boolean): CanvasElement[] => {
  const box: CanvasElement = { type: "rect", x: 0, y: 2, w: 10, h: 10, lineColor: INK };
  const cross: CanvasElement[] = [
    { type: "line", x1: 2, y1: 4, x2: 8, y2: 10, lineColor: INK },
    { type: "line", x1: 8, y1: 4, x2: 2, y2: 10, lineColor: INK },
  ];
  return checked ? [box, ...cross] : [box];
};

const writeCheck = ({ checked, text }: { checked: boolean; text: Rich }): Content => ({
  // A box never stays at the foot of a page without its words.
  unbreakable: true,
  columns: [{ canvas: boxOf(checked), width: 18 } as Column, { text: inline(text), width: "*" }],
  margin: [0, 0, 0, 3],
});

function writeTable(table: Table, textWidth: number): object {
  const { columns, rows, rowsBreak = false, size } = table;
  const cell = (content: Cell, at: number, bold: boolean): TableCell => ({
    ...(isBox(content) ? { canvas: boxOf(content.checked) } : { text: inline(content) }),
    alignment: columns[at]?.align ?? "left",
    ...(bold ? { bold: true } : {}),
  });
  return {
    table: {
      headerRows: 1,
      // A header row never stands alone at the foot of a page.
      keepWithHeaderRows: 1,
      dontBreakRows: !rowsBreak,
      widths: fitColumns(table, textWidth).map((width) => `${(width / textWidth) * 100}%`),
      body: [
        columns.map(({ header }, at) => cell([{ text: header, bold: true }], at, true)),
        ...rows.map((row) => row.map((text, at) => cell(text, at, false))),
      ],
    },
    fontSize: tableLetters(table),
    ...(size === "small" ? { lineHeight: 1.1 } : {}),
    layout: {
      hLineWidth: () => 0.6,
      vLineWidth: () => 0,
      hLineColor: () => LINE,
      paddingTop: () => (size === "small" ? 2 : 3),
      paddingBottom: () => (size === "small" ? 2 : 3),
    },
    margin: [0, 2, 0, 8],
  };
}

const writePicture = ({ png, widthMillimeters, heightMillimeters, align }: Picture): object => ({
  image: `data:image/${png[0] === 0xff ? "jpeg" : "png"};base64,${Buffer.from(png).toString("base64")}`,
  width: points(widthMillimeters),
  height: points(heightMillimeters),
  alignment: align ?? "left",
  margin: [0, 4, 0, 8],
});
