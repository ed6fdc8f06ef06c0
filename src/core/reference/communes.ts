import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { CommuneCentre } from "./commune-centres.ts";
import { createCentreFinder } from "./commune-centres.ts";

/** A commune, or an arrondissement of Paris, Lyon or Marseille (then `parentCode` is its city). */
export type Commune = {
  /** INSEE code, five characters. */
  code: string;
  name: string;
  kind: "commune" | "arrondissement";
  parentCode: string | null;
  postcodes: string[];
  departmentCode: string;
  regionCode: string | null;
  /** Municipal population; null for the few that nobody counts. Do not add a city and its arrondissements. */
  population: number | null;
  zone: "metro" | "drom" | "com";
  centre: CommuneCentre | null;
};

type Row = {
  code: string;
  nom: string;
  type: string;
  commune?: string;
  departement: string;
  region?: string;
  zone: Commune["zone"];
  codesPostaux?: string[];
  population?: number;
};

const kinds: Record<string, Commune["kind"]> = {
  "commune-actuelle": "commune",
  "arrondissement-municipal": "arrondissement",
};

/** Source of everything but the centres, to be stored beside the communes. */
export const communesSource =
  "@etalab/decoupage-administratif 6.0.0 (Insee, La Poste ; licence MIT, données Licence Ouverte)";

function toCommune(row: Row, kind: Commune["kind"]): Omit<Commune, "centre"> {
  return {
    code: row.code,
    name: row.nom,
    kind,
    parentCode: row.commune ?? null,
    postcodes: row.codesPostaux ?? [],
    departmentCode: row.departement,
    regionCode: row.region ?? null,
    population: row.population ?? null,
    zone: row.zone,
  };
}

/**
 * The communes of France as they are today and the 45 municipal arrondissements, about 35 000, by INSEE code.
 * Reads files of the installed package: no network. Takes about 0.2 s and 40 MB; call it for a seeding, keep none of it.
 */
export async function loadCommunes(): Promise<Commune[]> {
  const file = createRequire(import.meta.url).resolve("@etalab/decoupage-administratif/data/communes.json");
  const rows = JSON.parse(await readFile(file, "utf8")) as Row[];
  const communes = rows.flatMap((row) => {
    const kind = kinds[row.type];
    return kind ? [toCommune(row, kind)] : [];
  });
  const findCentre = createCentreFinder(communes);
  return communes.map((commune) => ({ ...commune, centre: findCentre(commune) }));
}
