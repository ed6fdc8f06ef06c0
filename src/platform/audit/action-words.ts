const words = new Map<string, string>();

/** How acts read in the journal, after the person's name: `"patients.read": "a ouvert le dossier d'un patient"`. Each slice may add its own. */
export function declareActionWords(more: Readonly<Record<string, string>>): void {
  for (const [action, sentence] of Object.entries(more)) words.set(action, sentence);
}

/** The act in French; its code when nobody has written words for it. */
export const wordsOf = (action: string): string => words.get(action) ?? action;

export const listActionWords = (): { action: string; words: string }[] =>
  [...words]
    .map(([action, sentence]) => ({ action, words: sentence }))
    .sort((a, b) => a.words.localeCompare(b.words, "fr"));
