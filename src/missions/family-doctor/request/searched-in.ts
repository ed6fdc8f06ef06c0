import { foldText } from "../../../platform/text/index.ts";

const REFERENCE = /^mt-\d\d-\d{4,6}$/i;
const MOST_WORDS = 6;

/** What somebody typed to narrow the board: a reference, or words of a name. */
export function searchedIn(text: string): { words: string[]; reference: string | undefined } {
  return REFERENCE.test(text)
    ? { words: [], reference: text.toUpperCase() }
    : { words: foldText(text).split(" ").filter(Boolean).slice(0, MOST_WORDS), reference: undefined };
}
