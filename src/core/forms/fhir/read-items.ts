import type { Option, Prefill, Question, Section } from "../model/form.ts";
import { LIMITS, PREFILLS } from "../model/form.ts";
import {
  extensionsOf,
  isFlag,
  isNumber,
  isObject,
  isText,
  listOf,
  onlyFields,
  type Refusals,
  take,
  textOf,
} from "./fhir-reader.ts";
import { type Coding, EXTENSION, type Json, yesNoKeyOf } from "./fhir-words.ts";
import { readWhen } from "./read-when.ts";

const COMMON = ["linkId", "text", "type", "enableWhen", "enableBehavior", "extension", "item"];
const ASKED = [...COMMON, "required"];

export function readSection(refusals: Refusals, path: string, item: Json): Section {
  onlyFields(refusals, path, item, COMMON);
  extensionsOf(refusals, path, item["extension"], []);
  const { help, rest } = splitHelp(refusals, path, item);
  return {
    key: textOf(refusals, `${path}.linkId`, item["linkId"]),
    title: item["text"] === undefined ? "" : textOf(refusals, `${path}.text`, item["text"]),
    ...(help === undefined ? {} : { help }),
    ...readWhen(refusals, path, item),
    questions: rest.flatMap(([here, one]) => readQuestion(refusals, here, one) ?? []),
  };
}

/** The child that holds the help, apart from the others. */
function splitHelp(
  refusals: Refusals,
  path: string,
  item: Json,
): { help: string | undefined; rest: [string, Json][] } {
  let help: string | undefined;
  const rest: [string, Json][] = [];
  for (const [at, child] of listOf(refusals, `${path}.item`, item["item"], LIMITS.questions).entries()) {
    const here = `${path}.item[${at}]`;
    if (child["type"] !== "display" || controlOf(child["extension"]) !== "help") rest.push([here, child]);
    else if (help !== undefined) refusals.refuse(here, "Une seule aide par question.");
    else help = textOf(refusals, `${here}.text`, child["text"]);
  }
  return { help, rest };
}

function controlOf(extensions: unknown): string | undefined {
  if (!Array.isArray(extensions)) return undefined;
  const found = extensions.filter(isObject).find((one) => one["url"] === EXTENSION.control);
  const concept = found?.["valueCodeableConcept"];
  const [coding] = isObject(concept) && Array.isArray(concept["coding"]) ? concept["coding"] : [];
  return isObject(coding) && typeof coding["code"] === "string" ? coding["code"] : undefined;
}

function readQuestion(refusals: Refusals, path: string, item: Json): Question | undefined {
  const key = textOf(refusals, `${path}.linkId`, item["linkId"]);
  const text = textOf(refusals, `${path}.text`, item["text"]);
  const head = { key, text, ...readWhen(refusals, path, item) };
  if (item["type"] === "display") {
    onlyFields(refusals, path, item, COMMON.slice(0, 5));
    return { kind: "note", ...head };
  }
  const { help, rest } = splitHelp(refusals, path, item);
  const required = take(refusals, `${path}.required`, item["required"], isFlag);
  const asked = {
    ...head,
    ...(help === undefined ? {} : { help }),
    ...(required === undefined ? {} : { required }),
  };
  if (item["type"] === "group") return readMatrix(refusals, path, item, asked, rest);
  if (rest.length > 0)
    refusals.refuse(`${rest[0]?.[0]}`, "Une question dans une question n'est pas prise en charge.");
  return readAsked(refusals, path, item, asked);
}

type AskedHead = { key: string; text: string; help?: string; required?: boolean };

function readAsked(refusals: Refusals, path: string, item: Json, head: AskedHead): Question | undefined {
  const extensions = (known: readonly string[]) => extensionsOf(refusals, path, item["extension"], known);
  const fields = (...more: string[]) => onlyFields(refusals, path, item, [...ASKED, ...more]);
  switch (item["type"]) {
    case "boolean":
      fields();
      return { ...head, kind: "yes-no", ...missionOf(refusals, path, extensions([EXTENSION.mission])) };
    case "choice":
      fields("repeats", "answerOption");
      return readChoice(refusals, path, item, head);
    case "string":
    case "text": {
      fields("maxLength");
      const maxLength = take(refusals, `${path}.maxLength`, item["maxLength"], isNumber);
      const prefill = take(refusals, path, extensions([EXTENSION.prefill]).get(EXTENSION.prefill), isPrefill);
      return {
        ...head,
        kind: "text",
        ...(item["type"] === "text" ? { long: true } : {}),
        ...(maxLength === undefined ? {} : { maxLength }),
        ...(prefill === undefined ? {} : { prefill }),
      };
    }
    case "integer":
    case "decimal": {
      fields();
      const found = extensions([EXTENSION.min, EXTENSION.max, EXTENSION.unit]);
      const unit = take(refusals, path, found.get(EXTENSION.unit), isObject);
      const display = unit && take(refusals, path, unit["display"] ?? unit["code"], isText);
      return {
        ...head,
        kind: "number",
        ...(item["type"] === "integer" ? { integer: true } : {}),
        ...bounds(refusals, path, found, isNumber),
        ...(display === undefined ? {} : { unit: display }),
      };
    }
    case "date": {
      fields();
      return {
        ...head,
        kind: "date",
        ...bounds(refusals, path, extensions([EXTENSION.min, EXTENSION.max]), isText),
      };
    }
    default:
      refusals.refuse(
        `${path}.type`,
        `Le type « ${String(item["type"]).slice(0, 30)} » n'est pas pris en charge : group, display, boolean, choice, string, text, integer, decimal ou date.`,
      );
      return undefined;
  }
}

const isPrefill = (value: unknown): value is Prefill => PREFILLS.some((one) => one === value);

function bounds<T>(
  refusals: Refusals,
  path: string,
  found: Map<string, unknown>,
  is: (value: unknown) => value is T,
): { min?: T; max?: T } {
  const min = take(refusals, path, found.get(EXTENSION.min), is);
  const max = take(refusals, path, found.get(EXTENSION.max), is);
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

const missionOf = (refusals: Refusals, path: string, found: Map<string, unknown>): { mission?: string } => {
  const mission = take(refusals, path, found.get(EXTENSION.mission), isText);
  return mission === undefined ? {} : { mission };
};

function readChoice(refusals: Refusals, path: string, item: Json, head: AskedHead): Question {
  const found = extensionsOf(refusals, path, item["extension"], [
    EXTENSION.mission,
    EXTENSION.atLeast,
    EXTENSION.atMost,
  ]);
  const options = readOptions(refusals, path, item["answerOption"]);
  const keys = options.map((one) => yesNoKeyOf({ system: one.system, code: one.key }));
  const repeats = take(refusals, `${path}.repeats`, item["repeats"], isFlag);
  if (repeats) {
    if (found.has(EXTENSION.mission))
      refusals.refuse(path, "Une question à plusieurs réponses ne porte pas de mission.");
    const atLeast = take(refusals, path, found.get(EXTENSION.atLeast), isNumber);
    const atMost = take(refusals, path, found.get(EXTENSION.atMost), isNumber);
    return {
      ...head,
      kind: "choices",
      options,
      ...(atLeast === undefined ? {} : { atLeast }),
      ...(atMost === undefined ? {} : { atMost }),
    };
  }
  if (found.has(EXTENSION.atLeast) || found.has(EXTENSION.atMost))
    refusals.refuse(path, "Un nombre de réponses se dit d'une question qui en prend plusieurs.");
  const mission = missionOf(refusals, path, found);
  if (keys.join() !== "yes,no" && keys.join() !== "yes,no,nc")
    return { ...head, kind: "choice", options, ...mission };
  const [yes, no, nc] = options.map((one) => one.score);
  if ((yes === undefined) !== (no === undefined))
    refusals.refuse(path, "Donnez des points à oui et à non, ou à aucun.");
  return {
    ...head,
    kind: "yes-no",
    ...(keys.length === 3 ? { withNc: true } : {}),
    ...(yes === undefined || no === undefined
      ? {}
      : { scores: { yes, no, ...(nc === undefined ? {} : { nc }) } }),
    ...mission,
  };
}

function readOptions(refusals: Refusals, path: string, value: unknown): Option[] {
  const list = listOf(refusals, `${path}.answerOption`, value, LIMITS.options);
  if (list.length === 0)
    refusals.refuse(
      `${path}.answerOption`,
      "Écrivez les réponses possibles ici : un jeu de valeurs externe n'est pas pris en charge.",
    );
  return list.map((one, at) => {
    const here = `${path}.answerOption[${at}]`;
    onlyFields(refusals, here, one, ["valueCoding", "extension"]);
    const found = extensionsOf(refusals, here, one["extension"], [EXTENSION.ordinal, EXTENSION.engages]);
    const coding = isObject(one["valueCoding"]) ? one["valueCoding"] : {};
    if (!isObject(one["valueCoding"]))
      refusals.refuse(`${here}.valueCoding`, "Une réponse s'écrit avec un code (valueCoding).");
    else onlyFields(refusals, `${here}.valueCoding`, coding, ["system", "code", "display"]);
    const code = textOf(refusals, `${here}.valueCoding.code`, coding["code"]);
    const system = take(refusals, `${here}.valueCoding.system`, coding["system"], isText);
    const score = take(refusals, here, found.get(EXTENSION.ordinal), isNumber);
    const engages = take(refusals, here, found.get(EXTENSION.engages), isFlag);
    return {
      key: code,
      label:
        coding["display"] === undefined
          ? code
          : textOf(refusals, `${here}.valueCoding.display`, coding["display"]),
      ...(score === undefined ? {} : { score }),
      ...(engages === undefined ? {} : { engages }),
      ...(system === undefined ? {} : { system }),
    };
  });
}

/** A group in a section is a table: the same answers for each row. */
function readMatrix(
  refusals: Refusals,
  path: string,
  item: Json,
  head: AskedHead,
  children: [string, Json][],
): Question {
  onlyFields(refusals, path, item, ASKED);
  const found = extensionsOf(refusals, path, item["extension"], [EXTENSION.control]);
  if (!found.has(EXTENSION.control) || controlOf(item["extension"]) !== "gtable")
    refusals.refuse(
      path,
      "Un groupe dans un groupe n'est pris en charge que comme tableau (itemControl gtable).",
    );
  const rows = children.map(([here, row]) => {
    onlyFields(refusals, here, row, ["linkId", "text", "type", "answerOption"]);
    if (row["type"] !== "choice")
      refusals.refuse(`${here}.type`, "Une ligne de tableau est une question à choix unique.");
    return {
      key: textOf(refusals, `${here}.linkId`, row["linkId"]),
      text: textOf(refusals, `${here}.text`, row["text"]),
      options: readOptions(refusals, here, row["answerOption"]),
    };
  });
  const options = rows[0]?.options ?? [];
  const same = JSON.stringify(options);
  for (const [at, row] of rows.entries())
    if (JSON.stringify(row.options) !== same)
      refusals.refuse(
        `${children[at]?.[0]}.answerOption`,
        "Toutes les lignes d'un tableau ont les mêmes réponses.",
      );
  return { ...head, kind: "matrix", rows: rows.map(({ key, text }) => ({ key, text })), options };
}

export type { Coding };
