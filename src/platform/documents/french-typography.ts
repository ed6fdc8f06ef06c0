const NBSP = "\u00a0";

// In this order, in one pass: addresses are left alone; then the apostrophe, the thousands, the spaces of : ; ? ! », and those inside guillemets.
const PLACES = new RegExp(
  [
    String.raw`(?<kept>(?:https?:\/\/|mailto:|www\.)[^\s»]+|[^\s@«»]{1,64}@[^\s@«»]+)`,
    String.raw`(?<apostrophe>(?<=\p{L})'(?=[\p{L}«]))`,
    String.raw`(?<=(?<!\d)\d{1,3}) (?=\d{3}(?!\d))`,
    String.raw`(?<![ \u00a0])[ \u00a0]+(?=[:;?!»])`,
    String.raw`(?<=[\p{L}\p{N})\]%€])(?=[:;?!]{1,3}(?:[\s»)]|$))`,
    String.raw`(?<=[^\s«])(?=»)`,
    String.raw`(?<opening>«[ \u00a0]*(?=[^\s]|$))`,
  ].join("|"),
  "gu",
);

/**
 * The spaces and the apostrophe of printed French: a no-break space between thousands, before : ; ? ! » and after «, ’ between letters. Done
 * twice it changes nothing more. Web and mail addresses, and times such as 14:20, stay as they are. The space is U+00A0
 * everywhere, for the font of the documents has not the narrow one.
 */
export const setInFrench = (text: string): string =>
  text.replace(PLACES, (...found) => {
    const groups: { kept?: string; apostrophe?: string; opening?: string } = found.at(-1);
    if (groups.kept !== undefined) return groups.kept;
    if (groups.apostrophe !== undefined) return "’";
    return groups.opening === undefined ? NBSP : `«${NBSP}`;
  });
