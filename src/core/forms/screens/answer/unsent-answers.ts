import { dropDraft, readDraft, writeDraft } from "../../../../design/form/draft-store.ts";
import type { Author } from "../../contract.ts";
import type { Answers } from "../../model/index.ts";

/** What was typed on this device and the server does not have yet. */
export interface Unsent {
  answers: Answers;
  author: Author | null;
  /** What the server had when the typing began. */
  base: Answers;
}

// On the device, not the tab: a phone closes tabs by itself. Dropped once the server has it, once it is sent, and after 30 days.
const nameOf = (cpts: string, key: string): string => `questionnaire.${cpts}.${key.slice(-24)}`;

export const readUnsent = (cpts: string, key: string): Unsent | null =>
  readDraft<Unsent>(localStorage, nameOf(cpts, key), Date.now())?.value ?? null;

/** False when the device refuses (a private window, a full disk): it then answers all the same, and the server has what was saved. */
export const keepUnsent = (cpts: string, key: string, unsent: Unsent): boolean =>
  writeDraft(localStorage, nameOf(cpts, key), unsent, Date.now());

export const dropUnsent = (cpts: string, key: string): void => dropDraft(localStorage, nameOf(cpts, key));
