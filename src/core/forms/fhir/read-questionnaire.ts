import { checkForm } from "../model/check-form.ts";
import { type Form, LIMITS } from "../model/form.ts";
import { form as formSchema } from "../questionnaire/form-schema.ts";
import {
  extensionsOf,
  type FhirProblem,
  isObject,
  listOf,
  onlyFields,
  openRefusals,
  textOf,
} from "./fhir-reader.ts";
import { EXTENSION, type Json } from "./fhir-words.ts";
import { readSection } from "./read-items.ts";

/** Who published it and when is of no use to a new draft: read past, never kept. */
const SET_ASIDE = [
  "id",
  "meta",
  "url",
  "version",
  "name",
  "status",
  "date",
  "publisher",
  "language",
  "text",
  "subjectType",
  "experimental",
  "purpose",
  "contact",
  "copyright",
  "identifier",
];
const READ = ["resourceType", "title", "description", "extension", "item"];

export type ReadQuestionnaire = { form: Form } | { problems: FhirProblem[] };

/**
 * A FHIR R4 Questionnaire of the subset that the README writes down. Everything outside it is refused with its path and a
 * French reason, all at once: nothing is dropped in silence. Pure.
 */
export function readQuestionnaire(resource: unknown): ReadQuestionnaire {
  const refusals = openRefusals();
  if (!isObject(resource) || resource["resourceType"] !== "Questionnaire")
    return {
      problems: [{ path: "resourceType", reason: "Ce fichier n'est pas un Questionnaire FHIR (R4)." }],
    };
  onlyFields(refusals, "Questionnaire", resource, [...READ, ...SET_ASIDE]);
  const found = extensionsOf(refusals, "Questionnaire", resource["extension"], [EXTENSION.layout]);
  const draft = {
    title: textOf(refusals, "Questionnaire.title", resource["title"]),
    ...(resource["description"] === undefined
      ? {}
      : { description: textOf(refusals, "Questionnaire.description", resource["description"]) }),
    layout: found.get(EXTENSION.layout) === "section" ? ("section" as const) : ("question" as const),
    sections: sectionsOf(resource).map(([path, item]) => readSection(refusals, path, item)),
  };
  if (refusals.list.length > 0) return { problems: refusals.list };
  return checked(draft);

  function sectionsOf(of: Json): [string, Json][] {
    const items = listOf(refusals, "Questionnaire.item", of["item"], LIMITS.sections);
    for (const [at, item] of items.entries())
      if (item["type"] !== "group")
        refusals.refuse(
          `Questionnaire.item[${at}]`,
          "Rangez chaque question dans une section (type « group »).",
        );
    return items.flatMap((item, at) =>
      item["type"] === "group" ? [[`Questionnaire.item[${at}]`, item]] : [],
    );
  }
}

/** The same bounds as for a questionnaire made here. */
function checked(draft: Form): ReadQuestionnaire {
  const parsed = formSchema.safeParse(draft);
  const problems = parsed.success
    ? checkForm(parsed.data).map(({ path, message }) => ({ path: fhirPath(path), reason: message }))
    : parsed.error.issues
        .slice(0, 50)
        .map(({ path, message }) => ({ path: fhirPath(path.map(String).join(".")), reason: message }));
  return problems.length > 0 || !parsed.success ? { problems } : { form: parsed.data };
}

/** `sections.0.questions.2.when` → `Questionnaire.item[0].item[2].when` */
const fhirPath = (path: string): string =>
  `Questionnaire.${path.replace(/\b(sections|questions|rows)\.(\d+)/g, "item[$2]").replace(/\.(\d+)/g, "[$1]")}`;
