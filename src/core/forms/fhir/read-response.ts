import { checkAnswers } from "../model/check-answers.ts";
import { type Answer, type Form, LIMITS, leavesOfForm } from "../model/form.ts";
import { type FhirProblem, isObject, listOf, openRefusals, type Refusals, textOf } from "./fhir-reader.ts";
import type { Json } from "./fhir-words.ts";
import { readValue } from "./read-when.ts";

export type ReadResponse = { answers: Record<string, Answer> } | { problems: FhirProblem[] };

/** The answers of a QuestionnaireResponse to that form. What belongs to no question, or is hidden, is refused with its path. Pure. */
export function readResponse(form: Form, resource: unknown): ReadResponse {
  const refusals = openRefusals();
  if (!isObject(resource) || resource["resourceType"] !== "QuestionnaireResponse")
    return {
      problems: [
        { path: "resourceType", reason: "Ce fichier n'est pas une QuestionnaireResponse FHIR (R4)." },
      ],
    };
  const several = new Set(
    leavesOfForm(form).flatMap(({ key, question }) => (question.kind === "choices" ? [key] : [])),
  );
  const found = new Map<string, { path: string; values: (string | number)[] }>();
  walk(refusals, "QuestionnaireResponse", resource, found, 0);
  const raw = Object.fromEntries(
    [...found].map(([key, { values }]) => [key, several.has(key) ? values : (values[0] ?? null)]),
  );
  const { answers, problems } = checkAnswers(form, raw, { complete: true });
  for (const { key, message } of problems) refusals.refuse(found.get(key)?.path ?? key, message);
  for (const [key, { path, values }] of found) {
    if (!Object.hasOwn(answers, key) && !problems.some((one) => one.key === key) && values.length > 0)
      refusals.refuse(path, "Cette réponse n'est à aucune question posée.");
    if (!several.has(key) && values.length > 1) refusals.refuse(path, "Une seule réponse à cette question.");
  }
  return refusals.list.length > 0 ? { problems: refusals.list } : { answers };
}

const DEEPEST = 4;

function walk(
  refusals: Refusals,
  path: string,
  of: Json,
  found: Map<string, { path: string; values: (string | number)[] }>,
  depth: number,
): void {
  if (depth > DEEPEST) {
    refusals.refuse(path, "Trop de niveaux.");
    return;
  }
  for (const [at, item] of listOf(refusals, `${path}.item`, of["item"], LIMITS.questions * 2).entries()) {
    const here = `${path}.item[${at}]`;
    const key = textOf(refusals, `${here}.linkId`, item["linkId"]);
    const values = listOf(refusals, `${here}.answer`, item["answer"], LIMITS.options).flatMap((one, n) => {
      const name = Object.keys(one).find((field) => field.startsWith("value"));
      const value = name && readValue(name, one[name]);
      if (value === undefined) refusals.refuse(`${here}.answer[${n}]`, "Cette réponse n'est pas lisible.");
      return value === undefined ? [] : [value];
    });
    if (found.has(key)) refusals.refuse(here, "Cette question a deux réponses.");
    if (values.length > 0) found.set(key, { path: here, values });
    walk(refusals, here, item, found, depth + 1);
  }
}
