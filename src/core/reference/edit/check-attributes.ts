import { invalid } from "../../../platform/errors/problems.ts";

const kindOf = (value: unknown): string => (Array.isArray(value) ? "list" : typeof value);
const words: Record<string, string> = { string: "un texte", number: "un nombre", boolean: "oui ou non", list: "une liste" };

/**
 * A value must have the attributes of its like, each of the same kind (or none): the software reads them by name.
 * @throws invalid on the first that does not fit.
 */
export function checkAttributes(given: Record<string, unknown>, like: Record<string, unknown>): void {
  for (const [name, known] of Object.entries(like)) {
    const value = given[name];
    if (value === undefined) throw invalid(`attributes.${name}`, `L'attribut « ${name} » manque : le logiciel en a besoin.`);
    if (value !== null && known !== null && kindOf(value) !== kindOf(known)) throw invalid(`attributes.${name}`, `L'attribut « ${name} » doit être ${words[kindOf(known)] ?? "du même type"}.`);
  }
  const unknown = Object.keys(given).find((name) => !(name in like));
  if (unknown !== undefined) throw invalid(`attributes.${unknown}`, `L'attribut « ${unknown} » n'existe pas dans ce référentiel.`);
}
