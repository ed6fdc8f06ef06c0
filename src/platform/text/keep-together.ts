const NBSP = "\u00a0";

/** Units that follow a number; letters alone count as such only at the end of a word. */
const UNIT = String.raw`(?:[%€]|(?:h|min|km|m|s|kB|ko|Mo|Go|ans?|jours?|mois|places?)(?![\p{L}\p{N}’']))`;

// Before : ; ? ! » where they end a word of a sentence, inside «, between a number and its unit, after « n° ».
const PLACES = new RegExp(
  [
    String.raw`(?<! ) (?=[:;?!]{1,3}(?:[\s»)…]|$)|»)`,
    String.raw`(?<=«) (?=\S|$)`,
    String.raw`(?<=\d) (?=${UNIT})`,
    String.raw`(?<=\d h) (?=\d)`,
    String.raw`(?<=\b[nN]°) (?=\S|$)`,
  ].join("|"),
  "gu",
);

/** Of a text that follows a figure written by the program: « ${count} % » is two texts, of which the second begins with the space. */
const AFTER_FIGURE = new RegExp(`^ (?=${UNIT})`, "u");

/**
 * Makes the spaces where French never breaks a line U+00A0: « Sûr ? », « 12 % », « 14 h 30 ». Each takes the place of a plain
 * one, so that the length stays; nothing is added or dropped. Done twice it changes nothing more.
 */
export const keepTogether = (text: string): string => text.replace(PLACES, NBSP).replace(AFTER_FIGURE, NBSP);

/** The same in the words of a piece of HTML, its tags left alone. */
export const keepHtmlTogether = (html: string): string =>
  html.replace(/>[^<]+/g, (words) => keepTogether(words));
