/* A social security number or an INS: 13 figures, the Corsican letter, 2 of a key, with or without spaces. */
const LIKE_INS =
  /(?<!\d)[1-478][ .]?\d{2}[ .]?\d{2}[ .]?(?:\d{2}|2[AB])[ .]?\d{3}[ .]?\d{3}(?:[ .]?\d{2})?(?!\d)/gi;

/** A text without the numbers that look like an INS: none is kept of a list, not even in what could not be read. */
export const hideIns = (text: string): string => text.replace(LIKE_INS, "(numéro retiré)");

/** 15 figures, as an INS with its key. */
export const isLikeIns = (text: string): boolean => /^\d{6}[\dAB]\d{8}$/i.test(text.replace(/[\s.]/g, ""));
