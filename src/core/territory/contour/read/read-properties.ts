import { stripControlCharacters } from "../../../../platform/text/index.ts";

export interface AreaNames {
  kind: "commune" | "iris";
  /** INSEE code: 5 characters for a commune, 9 for an IRIS. */
  code: string;
  name: string;
  communeCode: string;
}

const IRIS_CODES = ["codeiris", "dcomiris", "dcirisi", "irisge", "idiris", "code", "iris", "id"];
const COMMUNE_CODES = [
  "inseecom",
  "codeinsee",
  "inseecommune",
  "codecommune",
  "codgeo",
  "depcom",
  "insee",
  "com",
  "code",
  "id",
];
const IRIS_NAMES = ["nomiris", "libiris", "labiris", "libelleiris"];
const COMMUNE_NAMES = ["nomcom", "nomcommune", "libgeo", "libcom", "nom", "libelle", "name"];

const COMMUNE = /^\d[\dAB]\d{3}$/;
const IRIS = /^\d[\dAB]\d{7}$/;
const IRIS_PART = /^\d{4}$/;

/**
 * Which commune or IRIS a feature of a national file is: files of the IGN, the INSEE, Etalab and their copies name the same
 * things differently. Case, accents and marks of property names do not count. Undefined when no code is found.
 */
export function readProperties(properties: unknown, id: unknown): AreaNames | undefined {
  const byName = new Map<string, string>();
  const entries = typeof properties === "object" && properties !== null ? Object.entries(properties) : [];
  for (const [name, value] of entries.slice(0, 100)) {
    if (typeof value !== "string" && typeof value !== "number") continue;
    const plain = name
      .toLowerCase()
      .normalize("NFD")
      .replace(/[^a-z0-9]/g, "");
    if (plain && !byName.has(plain)) byName.set(plain, stripControlCharacters(String(value).slice(0, 1_000)));
  }
  if ((typeof id === "string" || typeof id === "number") && !byName.has("id"))
    byName.set("id", stripControlCharacters(String(id).slice(0, 1_000)));
  const iris = findCode(byName, IRIS_CODES, IRIS) ?? joinedIris(byName);
  if (iris)
    return {
      kind: "iris",
      code: iris,
      communeCode: iris.slice(0, 5),
      name: nameOf(byName, [...IRIS_NAMES, ...COMMUNE_NAMES], iris),
    };
  const commune = findCode(byName, COMMUNE_CODES, COMMUNE);
  if (!commune) return undefined;
  return {
    kind: "commune",
    code: commune,
    communeCode: commune,
    name: nameOf(byName, COMMUNE_NAMES, commune),
  };
}

/* « 1001 » is 01001: a file that passed through a spreadsheet has lost its zero. */
const withZero = (value: string, length: number): string =>
  /^\d+$/.test(value) && value.length === length - 1 ? `0${value}` : value.toUpperCase();

function findCode(byName: Map<string, string>, names: readonly string[], form: RegExp): string | undefined {
  const length = form === IRIS ? 9 : 5;
  for (const name of names) {
    const value = withZero(byName.get(name) ?? "", length);
    if (form.test(value)) return value;
  }
  return undefined;
}

/* The IGN writes the commune and the four figures of the IRIS apart. */
function joinedIris(byName: Map<string, string>): string | undefined {
  const part = byName.get("iris") ?? "";
  const commune = findCode(byName, COMMUNE_CODES, COMMUNE);
  return commune && IRIS_PART.test(part) ? `${commune}${part}` : undefined;
}

const nameOf = (byName: Map<string, string>, names: readonly string[], otherwise: string): string =>
  (names.map((name) => byName.get(name)).find((value) => value) ?? otherwise)
    .replace(/\s+/g, " ")
    .slice(0, 120)
    .toWellFormed();
