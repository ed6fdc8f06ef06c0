import type { ProvisionalPatient } from "../../../../core/patients/index.ts";
import { caseName, foldText, stripControlCharacters } from "../../../../platform/text/index.ts";
import type { ListColumns, ListField } from "../list-fields.ts";
import { isLikeIns } from "./hide-ins.ts";
import { readDate } from "./read-birth-date.ts";
import { splitFullName } from "./split-full-name.ts";

/** What is kept of a line until its request is open. */
export interface LinePayload extends ProvisionalPatient {
  /** As written, until it is found. */
  communeText: string;
  ald: boolean | null;
  rights: "none" | "c2s" | "ame" | null;
  formerDoctor: string;
  withoutDoctorSinceOn: string | null;
}

export type LineRead =
  | { payload: LinePayload; notes: string[]; hasIns: boolean }
  | { problem: string; hasIns: boolean };

interface Reading {
  cell: (field: ListField) => string;
  today: string;
  notes: string[];
}

/**
 * One row as a patient: refused with its reason when nobody could be told from it, else with notes on what was left empty.
 * @param today YYYY-MM-DD
 */
export function readLine(cells: readonly string[], columns: ListColumns, today: string): LineRead {
  const cell = (field: ListField): string => {
    const index = columns[field];
    return index === undefined ? "" : stripControlCharacters(cells[index] ?? "");
  };
  const hasIns = isLikeIns(cell("ins"));
  const reading: Reading = { cell, today, notes: [] };
  const names = readNames(reading);
  if ("problem" in names) return { problem: names.problem, hasIns };
  const born = cell("birthOn") === "" ? { on: null } : readDate(cell("birthOn"), today);
  if ("problem" in born) return { problem: `Date de naissance : ${born.problem}.`, hasIns };
  const payload: LinePayload = {
    ...names,
    sex: readSex(cell("sex")),
    birthOn: born.on,
    ...readContact(reading),
    ...readSituation(reading),
  };
  return { payload, notes: reading.notes, hasIns };
}

type Names = Pick<LinePayload, "birthFamilyName" | "usedFamilyName" | "birthGivenNames">;

function readNames({ cell, notes }: Reading): Names | { problem: string } {
  const used = cell("usedFamilyName");
  let birthFamilyName = cell("birthFamilyName");
  let birthGivenNames = cell("birthGivenNames");
  // One column for both fills what has none of its own.
  if (cell("fullName") !== "" && (birthFamilyName === "" || birthGivenNames === "")) {
    const split = splitFullName(cell("fullName"));
    if ("problem" in split) return { problem: `${split.problem} (« ${cell("fullName").slice(0, 30)} »).` };
    birthFamilyName ||= split.familyName;
    birthGivenNames ||= split.givenNames;
    if (split.isSupposed) notes.push("nom puis prénom : ordre supposé");
  }
  for (const [label, name] of [
    ["Le nom de naissance", birthFamilyName],
    ["Le prénom", birthGivenNames],
  ] as const) {
    if (name === "") return { problem: `${label} manque.` };
    if (name.length > 100) return { problem: `${label} a plus de 100 caractères.` };
    if (!/\p{L}/u.test(name) || /\d{3}/.test(name))
      return { problem: `${label} n'est pas un nom (« ${name.slice(0, 30)} »).` };
  }
  if (used.length > 100) return { problem: "Le nom utilisé a plus de 100 caractères." };
  const isOther = used !== "" && foldText(used) !== foldText(birthFamilyName);
  return {
    birthFamilyName: caseName(birthFamilyName),
    usedFamilyName: isOther ? caseName(used) : null,
    birthGivenNames: caseName(birthGivenNames),
  };
}

const SEXES: Record<string, "F" | "M"> = {
  f: "F",
  "2": "F",
  femme: "F",
  feminin: "F",
  mme: "F",
  madame: "F",
  mlle: "F",
  m: "M",
  h: "M",
  "1": "M",
  homme: "M",
  masculin: "M",
  mr: "M",
  monsieur: "M",
};
const readSex = (text: string): "F" | "M" | "U" => SEXES[foldText(text)] ?? "U";

function readContact({ cell, notes }: Reading) {
  const number = readPhone(cell("phone"));
  if (number === null && cell("phone") !== "") notes.push("téléphone illisible, laissé vide");
  const mail = cell("email").toLowerCase();
  const isMail = mail.length <= 320 && MAIL.test(mail);
  if (mail !== "" && !isMail) notes.push("adresse mail illisible, laissée vide");
  const postal = readPostalCode(cell("postalCode"));
  if (postal === null && cell("postalCode") !== "") notes.push("code postal illisible, laissé vide");
  return {
    phone: number,
    email: isMail ? mail : null,
    addressLine: cell("addressLine").slice(0, 300),
    postalCode: postal,
    communeCode: null,
    communeText: cell("commune").slice(0, 100),
  };
}

/* Spreadsheets take the first nought away: 612345678, 1000. The first of two numbers is kept. */
function readPhone(text: string): string | null {
  const first = text.split(/[/;,]|\bou\b/)[0]!.trim();
  const digits = first.replace(/[\s.\-()]/g, "");
  const whole = /^[1-9]\d{8}$/.test(digits) ? `0${digits}` : digits;
  return /^\+?\d{10,15}$/.test(whole) ? whole : null;
}

/* Without the validator of the routes: it would be half of what the thread loads. */
const MAIL = /^[a-z0-9._%+'-]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/;

const readPostalCode = (text: string): string | null => {
  const digits = text.replace(/\s/g, "").replace(/^F-?/i, "");
  return /^\d{4,5}$/.test(digits) ? digits.padStart(5, "0") : null;
};

const YES = new Set(["oui", "o", "x", "1", "vrai", "true", "yes", "y"]);
const NO = new Set(["non", "n", "0", "faux", "false", "no", "aucune", "aucun", "neant", "sans"]);
const readYes = (text: string): boolean | null =>
  YES.has(foldText(text)) ? true : NO.has(foldText(text)) ? false : null;

function readSituation({ cell, today, notes }: Reading) {
  const since = cell("withoutDoctorSinceOn") === "" ? null : readDate(cell("withoutDoctorSinceOn"), today);
  if (since && "problem" in since) notes.push("« sans médecin depuis » illisible, laissé vide");
  const ald = /\bald\b/.test(foldText(cell("ald"))) ? true : readYes(cell("ald"));
  if (ald === null && cell("ald") !== "") notes.push("ALD ni oui ni non, laissée vide");
  return {
    ald,
    rights: readRights(cell("c2s"), cell("ame")),
    formerDoctor: cell("formerDoctor").slice(0, 150),
    withoutDoctorSinceOn: since && "on" in since ? since.on : null,
  };
}

function readRights(c2s: string, ame: string): LinePayload["rights"] {
  const words = foldText(c2s);
  if (readYes(ame) === true || /\bame\b|aide medicale/.test(`${words} ${foldText(ame)}`)) return "ame";
  if (readYes(c2s) === true || /\b(c2s|css|cmu|cmuc)\b|solidaire/.test(words)) return "c2s";
  return readYes(c2s) === false && readYes(ame) !== true ? "none" : null;
}
