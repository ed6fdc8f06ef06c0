/** A text that a spreadsheet would run as a formula is shown as text: an apostrophe goes before it. */
export const inertText = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** Said in place of the figures of a group too small to be published. */
export const MASKED_WORDS = "masqué (secret statistique)";
