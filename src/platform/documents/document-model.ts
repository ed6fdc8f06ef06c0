/** A piece of text of one look; `\n` is a line break. */
export interface Run {
  text: string;
  bold?: boolean;
  italic?: boolean;
}

/** Plain text, or runs where a part of it stands out. */
export type Rich = string | readonly Run[];

export interface Paragraph {
  kind: "paragraph";
  text: Rich;
  align?: "left" | "center" | "right";
  /** From the left margin: the window of an envelope is to the right. */
  indentMillimeters?: number;
  /** Above the paragraph. */
  spaceBeforeMillimeters?: number;
  /** `large`: read from two metres, on a wall. */
  size?: "small" | "normal" | "large";
}

/** A text, or a box to tick. */
export type Cell = Rich | { checked: boolean };

export interface Table {
  kind: "table";
  /** `share` of the width: the sum is what counts. */
  columns: readonly { header: string; share: number; align?: "left" | "center" | "right" }[];
  /** As many cells as columns. */
  rows: readonly (readonly Cell[])[];
  /** Long texts: a row may go on over the page. */
  rowsBreak?: boolean;
  /** `small`: many columns on one page. */
  size?: "small" | "normal";
}

export const isBox = (cell: Cell): cell is { checked: boolean } =>
  typeof cell === "object" && "checked" in cell;

export interface Picture {
  kind: "image";
  /** PNG, or JPEG for a photo. */
  png: Uint8Array;
  widthMillimeters: number;
  heightMillimeters: number;
  /** What the picture says, for who does not see it; never empty. */
  alternative: string;
  align?: "left" | "center";
}

/** What a document is made of, whatever the format. */
export type Block =
  | { kind: "heading"; level: 1 | 2 | 3; text: string; align?: "left" | "center" }
  | Paragraph
  | { kind: "list"; ordered: boolean; items: readonly Rich[] }
  | { kind: "checks"; items: readonly { checked: boolean; text: Rich }[] }
  | Table
  | Picture
  | { kind: "page-break" };

/** One content, several formats; A4, in French. */
export interface PrintedDocument {
  title: string;
  /** Who writes: the CPTS. */
  author: string;
  /** ISO instant: nothing here reads the clock. */
  createdAt: string;
  /** Above each page. */
  header?: string;
  /** Under each page, at the left. */
  footer?: string;
  /** « Page 2 sur 5 », under each page at the right. */
  pageNumbers: boolean;
  /** `landscape` for a wide table; upright unless said. */
  orientation?: "portrait" | "landscape";
  blocks: readonly Block[];
}

export type DocumentFormat = "docx" | "pdf";

export const runsOf = (text: Rich): readonly Run[] => (typeof text === "string" ? [{ text }] : text);

export const MEDIA_TYPES: Record<DocumentFormat, string> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
};
