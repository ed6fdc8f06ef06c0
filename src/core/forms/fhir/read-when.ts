import { type Condition, LIMITS, type Test } from "../model/form.ts";
import { isObject, listOf, onlyFields, type Refusals, textOf } from "./fhir-reader.ts";
import { type Coding, type Json, yesNoKeyOf } from "./fhir-words.ts";

const OPERATORS: readonly Test["is"][] = ["=", "!=", ">", "<", ">=", "<="];

/** `enableWhen` and `enableBehavior` of an item. */
export function readWhen(refusals: Refusals, path: string, item: Json): { when?: Condition } {
  const list = listOf(refusals, `${path}.enableWhen`, item["enableWhen"], LIMITS.tests);
  const mode = item["enableBehavior"];
  if (list.length === 0) return {};
  if (mode !== "all" && mode !== "any" && (mode !== undefined || list.length > 1))
    refusals.refuse(
      `${path}.enableBehavior`,
      "Dites si toutes les conditions sont demandées (all), ou une (any).",
    );
  return {
    when: {
      mode: mode === "any" ? "any" : "all",
      tests: list.map((one, at) => readTest(refusals, `${path}.enableWhen[${at}]`, one)),
    },
  };
}

function readTest(refusals: Refusals, path: string, one: Json): Test {
  const name = Object.keys(one).find((key) => key.startsWith("answer"));
  onlyFields(refusals, path, one, ["question", "operator", ...(name ? [name] : [])]);
  const question = textOf(refusals, `${path}.question`, one["question"]);
  const value = name === undefined ? undefined : one[name];
  if (one["operator"] === "exists") {
    if (typeof value !== "boolean") refusals.refuse(path, "« exists » se compare à vrai ou faux.");
    return { question, is: value === false ? "unanswered" : "answered" };
  }
  const is = OPERATORS.find((operator) => operator === one["operator"]);
  if (!is) refusals.refuse(`${path}.operator`, "Cette comparaison n'est pas prise en charge.");
  const read = readValue(name, value);
  if (read === undefined) refusals.refuse(path, "Cette valeur n'est pas prise en charge dans une condition.");
  return { question, is: is ?? "=", ...(read === undefined ? {} : { value: read }) };
}

/** The value as our answers hold it: yes and no by their word, a choice by its key. */
export function readValue(name: string | undefined, value: unknown): string | number | undefined {
  const type = name?.replace(/^(answer|value)/, "");
  if (type === "Boolean" && typeof value === "boolean") return value ? "yes" : "no";
  if ((type === "Integer" || type === "Decimal") && typeof value === "number") return value;
  if ((type === "String" || type === "Date") && typeof value === "string") return value;
  if (type !== "Coding" || !isObject(value) || typeof value["code"] !== "string") return undefined;
  return yesNoKeyOf(value as unknown as Coding) ?? value["code"];
}
