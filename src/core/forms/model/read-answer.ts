import { type Answer, type Leaf, LIMITS, optionsOf, USUAL_LENGTH } from "./form.ts";

export type ReadAnswer = { answer: Answer } | { problem: string } | { nothing: true };

const NOTHING: ReadAnswer = { nothing: true };
const problem = (words: string): ReadAnswer => ({ problem: words });

/** One answer as it may be kept: trimmed, of the right kind, within bounds. Null, blank and empty are no answer. */
export function readAnswer({ question }: Leaf, raw: unknown): ReadAnswer {
  if (raw === null || raw === undefined) return NOTHING;
  switch (question.kind) {
    case "choice":
    case "matrix":
    case "yes-no":
      if (raw === "") return NOTHING;
      return typeof raw === "string" && optionsOf(question).some(({ key }) => key === raw)
        ? { answer: raw }
        : problem("Choisissez une des réponses proposées.");
    case "choices":
      return readChoices(raw, question);
    case "text":
      return readText(
        raw,
        question.maxLength ?? USUAL_LENGTH[question.long ? "long" : "short"],
        question.long,
      );
    case "number":
      return readNumber(raw, question);
    case "date":
      return readDate(raw, question);
  }
}

function readChoices(raw: unknown, question: Extract<Leaf["question"], { kind: "choices" }>): ReadAnswer {
  if (!Array.isArray(raw)) return problem("Choisissez parmi les réponses proposées.");
  const chosen = new Set<unknown>(raw.slice(0, LIMITS.options + 1));
  if (chosen.size === 0) return NOTHING;
  // In the order of the questionnaire, each once: the same choice is always written the same.
  const kept = question.options.map(({ key }) => key).filter((key) => chosen.has(key));
  if (kept.length !== chosen.size || raw.length > LIMITS.options)
    return problem("Choisissez parmi les réponses proposées.");
  const { atLeast = 0, atMost = question.options.length } = question;
  if (kept.length < atLeast)
    return problem(
      atLeast === 1 ? "Choisissez au moins une réponse." : `Choisissez au moins ${atLeast} réponses.`,
    );
  if (kept.length > atMost)
    return problem(atMost === 1 ? "Choisissez une seule réponse." : `Choisissez ${atMost} réponses au plus.`);
  return { answer: kept };
}

// Controls but tab and newline are never typed by a person, and PostgreSQL refuses NUL.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is its purpose.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/;

function readText(raw: unknown, most: number, long: boolean | undefined): ReadAnswer {
  if (typeof raw !== "string") return problem("Indiquez un texte.");
  if (raw.length > LIMITS.answer * 4) return problem(`${most} caractères au plus.`);
  const text = long ? raw.trim() : raw.trim().replace(/\s+/g, " ");
  if (text === "") return NOTHING;
  if (CONTROL.test(text) || !text.isWellFormed())
    return problem("Ce texte contient des caractères interdits.");
  return text.length <= most ? { answer: text } : problem(`${most} caractères au plus.`);
}

const MOST = 1e12;

function readNumber(raw: unknown, question: Extract<Leaf["question"], { kind: "number" }>): ReadAnswer {
  if (raw === "") return NOTHING;
  if (typeof raw !== "number" || !Number.isFinite(raw) || Math.abs(raw) > MOST)
    return problem("Indiquez un nombre.");
  // −0 and 0 are one number.
  const number = raw === 0 ? 0 : raw;
  if (question.integer && !Number.isInteger(number)) return problem("Indiquez un nombre entier.");
  const unit = question.unit ? ` ${question.unit}` : "";
  if (question.min !== undefined && number < question.min)
    return problem(`Au moins ${say(question.min)}${unit}.`);
  if (question.max !== undefined && number > question.max)
    return problem(`Au plus ${say(question.max)}${unit}.`);
  return { answer: number };
}

function readDate(raw: unknown, question: Extract<Leaf["question"], { kind: "date" }>): ReadAnswer {
  if (raw === "") return NOTHING;
  if (typeof raw !== "string" || !isDate(raw)) return problem("Indiquez une date.");
  if (question.min !== undefined && raw < question.min)
    return problem(`Pas avant le ${sayDate(question.min)}.`);
  if (question.max !== undefined && raw > question.max)
    return problem(`Pas après le ${sayDate(question.max)}.`);
  return { answer: raw };
}

const say = (number: number): string => String(number).replace(".", ",");
const sayDate = (date: string): string => date.split("-").reverse().join("/");
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day of the calendar, 1880 to 2199, as YYYY-MM-DD. */
export function isDate(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return false;
  const [year = 0, month = 0, day = 0] = found.slice(1).map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = month === 2 && isLeap ? 29 : (LENGTHS[month - 1] ?? 0);
  return year >= 1880 && year < 2200 && day >= 1 && day <= length;
}
