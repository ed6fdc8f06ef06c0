import type { Block, Rich } from "../../../platform/documents/index.ts";

type Run = Exclude<Rich, string>[number];

/**
 * What a person typed, as blocks: an empty line ends a paragraph; « - » begins a point, « 1. » a numbered one, « ## » a
 * subtitle, « | a | b | » a line of a table; « **gras** » stands out. Everything else is text as it was typed. Pure.
 */
export function blocksOfText(body: string): Block[] {
  const blocks: Block[] = [];
  for (const part of partsOf(body)) {
    const made = blockOf(part);
    if (made) blocks.push(made);
  }
  return blocks;
}

type LineKind = "text" | "point" | "number" | "title" | "table";
interface Part {
  kind: LineKind;
  lines: string[];
}

const kindOf = (line: string): LineKind => {
  if (/^[-•▪*]\s+\S/.test(line)) return "point";
  if (/^\d{1,3}[.)]\s+\S/.test(line)) return "number";
  if (/^#{2,3}\s+\S/.test(line)) return "title";
  if (/^\|.*\|$/.test(line)) return "table";
  return "text";
};

/** Lines of one kind that follow one another; an empty line ends a part. */
function partsOf(body: string): Part[] {
  const parts: Part[] = [];
  let open: Part | undefined;
  for (const raw of body.split("\n")) {
    const line = raw.trim();
    if (line === "") {
      // A list goes on over an empty line; a paragraph does not.
      if (open?.kind === "text" || open?.kind === "table") open = undefined;
      continue;
    }
    const kind = kindOf(line);
    if (open && open.kind === kind && kind !== "title") open.lines.push(line);
    else {
      open = { kind, lines: [line] };
      parts.push(open);
    }
  }
  return parts;
}

function blockOf({ kind, lines }: Part): Block | undefined {
  switch (kind) {
    case "text":
      return { kind: "paragraph", text: runsOfText(lines.join("\n")) };
    case "title":
      return { kind: "heading", level: 3, text: (lines[0] ?? "").replace(/^#+\s+/, "") };
    case "point":
      return {
        kind: "list",
        ordered: false,
        items: lines.map((line) => runsOfText(line.replace(/^\S+\s+/, ""))),
      };
    case "number":
      return {
        kind: "list",
        ordered: true,
        items: lines.map((line) => runsOfText(line.replace(/^\S+\s+/, ""))),
      };
    case "table":
      return tableOf(lines);
  }
}

const MOST_COLUMNS = 8;

/** The first line is the header; a line of dashes under it is only drawn by hand. */
function tableOf(lines: readonly string[]): Block | undefined {
  const rows = lines
    .map((line) =>
      line
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim()),
    )
    .filter((cells) => !cells.every((cell) => /^:?-{2,}:?$/.test(cell)));
  const [header, ...body] = rows;
  if (!header) return undefined;
  const width = Math.min(MOST_COLUMNS, header.length);
  const isFigure = (at: number) =>
    body.length > 0 && body.every((row) => /^[\d\s.,%+-]*$/.test(row[at] ?? ""));
  return {
    kind: "table",
    columns: header.slice(0, width).map((title, at) => ({
      header: title,
      share: at === 0 ? 2 : 1,
      align: isFigure(at) ? "right" : "left",
    })),
    rows: body.map((row) => Array.from({ length: width }, (_, at) => runsOfText(row[at] ?? ""))),
  };
}

/** « **gras** » apart from the rest. */
export function runsOfText(text: string): Rich {
  const runs: Run[] = text
    .split(/(\*\*[^*\n]+\*\*)/)
    .filter((piece) => piece !== "")
    .map((piece) =>
      /^\*\*[^*\n]+\*\*$/.test(piece) ? { text: piece.slice(2, -2), bold: true } : { text: piece },
    );
  return runs.length === 1 && runs[0]?.bold === undefined ? (runs[0]?.text ?? "") : runs;
}
