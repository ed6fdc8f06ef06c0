import type { Extension, Json } from "./fhir-words.ts";

export interface FhirProblem {
  /** FHIRPath of what is refused: `Questionnaire.item[2].item[0].initial` */
  path: string;
  /** Why, in French. */
  reason: string;
}

const MOST = 50;

/** Collects what is refused on the way; what it gives back is only to be used when nothing was. */
export interface Refusals {
  list: FhirProblem[];
  refuse: (path: string, reason: string) => void;
}

export function openRefusals(): Refusals {
  const list: FhirProblem[] = [];
  return {
    list,
    refuse: (path, reason) => {
      if (list.length < MOST) list.push({ path, reason });
    },
  };
}

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Refuses every field that is not in the subset, by its name. */
export function onlyFields(refusals: Refusals, path: string, of: Json, known: readonly string[]): void {
  for (const name of Object.keys(of).slice(0, 200))
    if (!known.includes(name))
      refusals.refuse(
        `${path}.${name.slice(0, 60)}`,
        "Cet élément n'est pas pris en charge : retirez-le du fichier.",
      );
}

export function listOf(refusals: Refusals, path: string, value: unknown, most: number): Json[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every(isObject)) {
    refusals.refuse(path, "Une liste était attendue ici.");
    return [];
  }
  if (value.length > most) refusals.refuse(path, `${most} éléments au plus.`);
  return value.slice(0, most);
}

export function textOf(refusals: Refusals, path: string, value: unknown): string {
  if (typeof value === "string") return value;
  refusals.refuse(path, value === undefined ? "Ce texte manque." : "Un texte était attendu ici.");
  return "";
}

/** The extensions by address, each once; one that is not in `known` is refused. @returns the value of each, whatever its type's name */
export function extensionsOf(
  refusals: Refusals,
  path: string,
  value: unknown,
  known: readonly string[],
): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [at, one] of listOf(refusals, `${path}.extension`, value, 20).entries()) {
    const here = `${path}.extension[${at}]`;
    const { url, ...rest } = one as unknown as Extension;
    const values = Object.entries(rest).filter(([name]) => name.startsWith("value"));
    if (typeof url !== "string" || !known.includes(url))
      refusals.refuse(here, `L'extension « ${String(url).slice(0, 100)} » n'est pas prise en charge ici.`);
    else if (values.length !== 1 || found.has(url)) refusals.refuse(here, "Cette extension est mal écrite.");
    else found.set(url, values[0]?.[1]);
  }
  return found;
}

/** What `takes` accepts, or nothing and a refusal. */
export function take<T>(
  refusals: Refusals,
  path: string,
  value: unknown,
  takes: (value: unknown) => value is T,
): T | undefined {
  if (value === undefined) return undefined;
  if (takes(value)) return value;
  refusals.refuse(path, "Cette valeur n'a pas la forme attendue.");
  return undefined;
}

export const isNumber = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value);
export const isText = (value: unknown): value is string => typeof value === "string";
export const isFlag = (value: unknown): value is boolean => typeof value === "boolean";
