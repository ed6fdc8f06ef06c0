export { counted } from "./counted.ts";
export { foldText, unaccent } from "./fold-text.ts";
export { formatPhone } from "./format-phone.ts";
export { letterGroups } from "./letter-groups.ts";
export { caseName } from "./name-casing.ts";
export { normalizeHeader } from "./normalize-header.ts";
export { ofName } from "./of-name.ts";
export { stripControlCharacters } from "./strip-control-characters.ts";
export { diffWords, mergeWords, type WordChange } from "./word-diff.ts";
