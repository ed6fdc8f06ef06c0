import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import type { Block } from "../../../platform/documents/index.ts";
import type { DocumentName } from "./document-contract.ts";

/** A text that people write in a section. */
export interface TextSlot {
  /** Unique in the document: `territory.coherence`. */
  key: string;
  label: string;
  /** What is expected, and what others write there. */
  help: string;
  /** The document is not complete without it. */
  needed?: boolean;
  /** Of the letter’s text that may be taken up here; the same key unless said. */
  letterKey?: string;
}

/** Something that the document lacks, and the screen of the CPTS where it is given. */
export interface Missing {
  what: string;
  /** Path inside the CPTS: `territoire`; none when it is given in the section itself. */
  place?: string;
}

/** The text of a slot as it stands; empty when nobody wrote it. */
export type TextOf = (key: string) => string;

/** One titled part; pure: everything it shows was read before. */
export interface DocumentSection<Facts> {
  key: string;
  title: string;
  hint: string;
  texts: readonly TextSlot[];
  /** A text that does not apply now (a mission that was not chosen) is not shown, nor asked for; what was written in it stays. */
  isShown?: (facts: Facts, key: string) => boolean;
  /** What stands under the title. */
  compose: (facts: Facts, text: TextOf) => Block[];
  missing: (facts: Facts, text: TextOf) => Missing[];
}

/** A file that goes with the document in its ZIP. */
export interface Annex {
  /** Path inside the ZIP: `annexes/carte.png`. */
  name: string;
  content: Uint8Array;
}

/** A living document: what it reads, and how it is composed of it. */
export interface DocumentKind<Facts> {
  name: DocumentName;
  /** « la lettre d’intention » */
  words: string;
  title: (facts: Facts) => string;
  /** Who writes: the CPTS. */
  author: (facts: Facts) => string;
  /** Everything the sections show, in one transaction. */
  read: (deps: Deps, tx: Tx, cptsId: string) => Promise<Facts>;
  /** What is slow (drawing a map), after the transaction. */
  prepare?: (facts: Facts) => Promise<Facts>;
  /** Said beside the document, never in it: « 14 sur 45 indicateurs ». */
  note?: (facts: Facts) => string;
  sections: readonly DocumentSection<Facts>[];
  /** Titles of the parts, by the key of the section that each begins with. */
  parts?: Readonly<Record<string, string>>;
  /** Its texts may be taken up from the letter. */
  takesFromLetter?: boolean;
  annexes?: (deps: Deps, cptsId: string, facts: Facts) => Promise<Annex[]>;
}
