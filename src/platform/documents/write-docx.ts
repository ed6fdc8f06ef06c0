import {
  AlignmentType,
  BorderStyle,
  CheckBox,
  Document,
  Table as DocxTable,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from "docx";
import { FONT_NAME, readNormalFont } from "./document-fonts.ts";
import {
  type Block,
  type Cell,
  isBox,
  type PrintedDocument,
  type Rich,
  runsOf,
  type Table,
} from "./document-model.ts";
import { fitColumns } from "./fit-columns.ts";

/** Twentieths of a point; half points; pixels at 96 per inch: what the format counts in. */
const twips = (millimeters: number): number => Math.round((millimeters * 1440) / 25.4);
const pixels = (millimeters: number): number => Math.round((millimeters * 96) / 25.4);
const TWIPS_PER_POINT = 20;
const SIZES = { small: 18, normal: 22, large: 40 };
const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };
const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };
const PAGE = { width: twips(210), height: twips(297) };
const MARGIN = twips(20);

/** What is counted while the blocks are written, and how wide a line is. */
interface Writing {
  lists: number;
  textWidth: number;
}

const textWidthOf = ({ orientation }: PrintedDocument): number =>
  (orientation === "landscape" ? PAGE.height : PAGE.width) - 2 * MARGIN;

/** A Word document: titles as headings, real lists, header rows, alternative texts, in French. */
export async function writeDocx(document: PrintedDocument): Promise<Uint8Array> {
  const writing: Writing = { lists: 0, textWidth: textWidthOf(document) };
  // The library turns the page round itself.
  const orientation =
    document.orientation === "landscape" ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  const file = new Document({
    title: document.title,
    creator: document.author,
    lastModifiedBy: document.author,
    fonts: [{ name: FONT_NAME, data: readNormalFont() }],
    styles: { default: looks() },
    numbering: { config: numberings(document.blocks) },
    sections: [
      {
        properties: {
          page: {
            size: { ...PAGE, orientation },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        ...edgesOf(document),
        children: childrenOf(document.blocks, writing),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

const looks = () => {
  const heading = (size: number) => ({
    run: { font: FONT_NAME, size, bold: true, color: "1B2430" },
    paragraph: { keepNext: true, spacing: { before: 200, after: 120 } },
  });
  return {
    document: {
      run: { font: FONT_NAME, size: SIZES.normal, color: "1B2430", language: { value: "fr-FR" } },
      // Said, for LibreOffice takes an unsaid rule for an exact height: a map was cut to one line, a title's lines ran into each other.
      paragraph: { spacing: { after: 120, line: 288, lineRule: LineRuleType.AUTO } },
    },
    heading1: heading(40),
    heading2: heading(28),
    heading3: heading(24),
  };
};

/** Each numbered list begins again at 1: it has a numbering of its own. */
const numberings = (blocks: readonly Block[]) =>
  blocks
    .filter((block) => block.kind === "list" && block.ordered)
    .map((_, at) => ({
      reference: `list-${at}`,
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: "%1.",
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: twips(8), hanging: twips(6) } } },
        },
      ],
    }));

function edgesOf(document: PrintedDocument) {
  const { header, footer, pageNumbers } = document;
  const small = (children: (string | typeof PageNumber.CURRENT)[]) =>
    new TextRun({ children, size: SIZES.small });
  const number = pageNumbers
    ? [small(["\t", "Page ", PageNumber.CURRENT, " sur ", PageNumber.TOTAL_PAGES])]
    : [];
  return {
    ...(header
      ? { headers: { default: new Header({ children: [new Paragraph({ children: [small([header])] })] }) } }
      : {}),
    ...(footer || pageNumbers
      ? {
          footers: {
            default: new Footer({
              children: [
                new Paragraph({
                  tabStops: [{ type: TabStopType.RIGHT, position: textWidthOf(document) }],
                  children: [small([footer ?? ""]), ...number],
                }),
              ],
            }),
          },
        }
      : {}),
  };
}

const inline = (text: Rich, size?: number): TextRun[] =>
  runsOf(text).flatMap((run) =>
    run.text.split("\n").map(
      (line, at) =>
        new TextRun({
          text: line,
          bold: run.bold ?? false,
          italics: run.italic ?? false,
          ...(size ? { size } : {}),
          ...(at > 0 ? { break: 1 } : {}),
        }),
    ),
  );

/** A page break belongs to what follows it; a table cannot carry one, so an empty line does. */
function childrenOf(blocks: readonly Block[], writing: Writing): (Paragraph | DocxTable)[] {
  const children: (Paragraph | DocxTable)[] = [];
  let breaks = false;
  for (const block of blocks) {
    if (block.kind === "page-break") {
      breaks = true;
      continue;
    }
    const carries = block.kind === "heading" || block.kind === "paragraph" || block.kind === "image";
    if (breaks && !carries) children.push(new Paragraph({ pageBreakBefore: true }));
    children.push(...writeBlock(block, breaks && carries, writing));
    breaks = false;
  }
  return children;
}

function writeBlock(
  block: Exclude<Block, { kind: "page-break" }>,
  pageBreakBefore: boolean,
  writing: Writing,
): (Paragraph | DocxTable)[] {
  switch (block.kind) {
    case "heading":
      return [
        new Paragraph({
          heading: LEVELS[block.level],
          alignment: ALIGN[block.align ?? "left"],
          pageBreakBefore,
          children: [new TextRun(block.text)],
        }),
      ];
    case "paragraph":
      return [
        new Paragraph({
          alignment: ALIGN[block.align ?? "left"],
          indent: { left: twips(block.indentMillimeters ?? 0) },
          spacing: { before: twips(block.spaceBeforeMillimeters ?? 0) },
          pageBreakBefore,
          children: inline(block.text, SIZES[block.size ?? "normal"]),
        }),
      ];
    case "list": {
      const numbering = block.ordered
        ? { numbering: { reference: `list-${writing.lists++}`, level: 0 } }
        : { bullet: { level: 0 } };
      return block.items.map((item) => new Paragraph({ ...numbering, children: inline(item) }));
    }
    case "checks":
      return block.items.map(
        ({ checked, text }) =>
          new Paragraph({ children: [new CheckBox({ checked }), new TextRun(" "), ...inline(text)] }),
      );
    case "table":
      return [writeTable(block, writing.textWidth), new Paragraph({ spacing: { after: 60 } })];
    case "image":
      return [writePicture(block, pageBreakBefore)];
  }
}

function writeTable(table: Table, textWidth: number): DocxTable {
  const { columns, rows, rowsBreak = false, size } = table;
  const widths = fitColumns(table, textWidth / TWIPS_PER_POINT).map((width) =>
    Math.floor(width * TWIPS_PER_POINT),
  );
  const line = { style: BorderStyle.SINGLE, size: 4, color: "8A94A3" };
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  const cell = (content: Cell, at: number, isHeader: boolean) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 80, right: 80 },
      children: [
        new Paragraph({
          alignment: ALIGN[columns[at]?.align ?? "left"],
          spacing: { after: 0 },
          // A header row never stands alone at the foot of a page.
          keepNext: isHeader,
          children: isBox(content)
            ? [new CheckBox({ checked: content.checked })]
            : inline(content, size === "small" ? 17 : 20),
        }),
      ],
    });
  return new DocxTable({
    columnWidths: widths,
    width: { size: textWidth, type: WidthType.DXA },
    borders: {
      top: line,
      bottom: line,
      left: none,
      right: none,
      insideHorizontal: line,
      insideVertical: none,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ header }, at) => cell([{ text: header, bold: true }], at, true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({ cantSplit: !rowsBreak, children: row.map((one, at) => cell(one, at, false)) }),
      ),
    ],
  });
}

const writePicture = (block: Extract<Block, { kind: "image" }>, pageBreakBefore: boolean): Paragraph =>
  new Paragraph({
    alignment: ALIGN[block.align ?? "left"],
    pageBreakBefore,
    children: [
      new ImageRun({
        type: block.png[0] === 0xff ? "jpg" : "png",
        data: block.png,
        transformation: { width: pixels(block.widthMillimeters), height: pixels(block.heightMillimeters) },
        altText: { name: "Image", title: block.alternative, description: block.alternative },
      }),
    ],
  });
