import { invalid } from "../../../platform/errors/problems.ts";

type Attributes = Record<string, unknown>;

const kindOf = (value: unknown): string =>
  value === null ? "null" : Array.isArray(value) ? "list" : typeof value;
const words: Record<string, string> = {
  string: "un texte",
  number: "un nombre",
  boolean: "oui ou non",
  list: "une liste",
  null: "vide",
};

/**
 * The form puts each sentence beside its field, which it names in French. A value must have the attributes of its set, each of a kind that the set already has (empty included): the software
 * reads them by name. `known` are the attributes of all values of the set. @throws invalid on the first that does not fit.
 */
export function checkAttributes(given: Attributes, known: readonly Attributes[]): void {
  const kinds = new Map<string, Set<string>>();
  for (const one of known)
    for (const [name, value] of Object.entries(one))
      kinds.set(name, (kinds.get(name) ?? new Set()).add(kindOf(value)));
  for (const [name, allowed] of kinds) {
    const value = given[name];
    if (value === undefined)
      throw invalid(`attributes.${name}`, "Cette valeur manque : le logiciel en a besoin.");
    const isUntold = allowed.size === 1 && allowed.has("null");
    if (!isUntold && !allowed.has(kindOf(value)))
      throw invalid(
        `attributes.${name}`,
        `Cette valeur doit être ${[...allowed].map((kind) => words[kind] ?? kind).join(" ou ")}.`,
      );
  }
  const unknown = Object.keys(given).find((name) => !kinds.has(name));
  if (unknown !== undefined)
    throw invalid(`attributes.${unknown}`, `L'attribut « ${unknown} » n'existe pas dans ce référentiel.`);
}
