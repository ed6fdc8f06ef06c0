import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { foldText } from "../../../platform/text/index.ts";
import { type KnownCommune, listCommunes } from "../../reference/index.ts";
import { findIrisByName, listIrisOf } from "../contour/contour-store.ts";
import type { AreaFound } from "../contract.ts";
import { listOthersAreas, type OthersArea } from "../neighbour/others-store.ts";
import { listPopulations, type PopulationRow } from "../population/population-store.ts";
import { listAreas } from "./area-store.ts";

const MOST = 20;
/** The largest commune of France has fewer than a thousand. */
const MOST_OF_ONE = 1_000;
const MOST_WORDS = 6;

/** What is told of an IRIS by a file of contours, of populations, or both. */
interface Known {
  code: string;
  name: string;
  communeCode: string;
  latitude: number | null;
  longitude: number | null;
}

/**
 * Parts of communes: IRIS by name, by the name of their commune (« empalot toulouse ») or by the start of their code, and sectors that a
 * CPTS of the installation has named. With `commune`, those of that commune alone, all of them when nothing is typed.
 */
export const findAreas = (
  deps: Deps,
  actor: Actor,
  { q, commune }: { q: string; commune?: string | undefined },
): Promise<AreaFound[]> =>
  act(deps, actor, async (tx) => {
    const words = foldText(q).split(" ").filter(Boolean).slice(0, MOST_WORDS);
    if (commune === undefined && words.join("").length < 2) return [];
    const { known, rows } = commune === undefined ? await findIris(tx, words) : await irisOf(tx, commune);
    const own = commune === undefined ? await listAreas(tx, actor.cptsId) : [];
    const communes = [
      ...new Set([
        ...(commune === undefined ? [] : [commune]),
        ...own.map((one) => one.commune_code),
        ...known.map((one) => one.communeCode),
      ]),
    ];
    const places = new Map((await listCommunes(tx, communes)).map((one) => [one.code, one]));
    const others = await listOthersAreas(tx, communes);
    const all = [...presentIris(known, rows, places, others), ...presentSectors(others, places)];
    return all.filter((one) => holds(one, words)).slice(0, commune === undefined ? MOST : MOST_OF_ONE);
  });

function holds({ name, communeName, code }: AreaFound, words: readonly string[]): boolean {
  const text = `${foldText(`${name} ${communeName}`)} ${(code ?? "").toLowerCase()}`;
  return words.every((word) => text.includes(word));
}

async function findIris(
  tx: Tx,
  words: readonly string[],
): Promise<{ known: Known[]; rows: PopulationRow[] }> {
  const [code] = words;
  if (words.length === 1 && code && /^\d[\dab]\d{3,7}$/.test(code))
    return irisOf(tx, code.slice(0, 5).toUpperCase());
  const found = await findIrisByName(tx, words, MOST);
  const rows = await listPopulations(tx, [...new Set(found.map((one) => one.commune_code))]);
  return { known: found.map(drawn), rows };
}

/* A file of populations alone tells IRIS too: without a place, often without a name. */
async function irisOf(tx: Tx, commune: string): Promise<{ known: Known[]; rows: PopulationRow[] }> {
  const rows = await listPopulations(tx, [commune]);
  const known = new Map<string, Known>(
    rows.map((row) => [
      row.code,
      { code: row.code, name: row.name, communeCode: row.commune_code, latitude: null, longitude: null },
    ]),
  );
  for (const row of await listIrisOf(tx, commune, MOST_OF_ONE)) known.set(row.code, drawn(row));
  return { known: [...known.values()].sort((a, b) => (a.code < b.code ? -1 : 1)), rows };
}

const drawn = (row: Awaited<ReturnType<typeof listIrisOf>>[number]): Known => ({
  code: row.code,
  name: row.name,
  communeCode: row.commune_code,
  latitude: (row.south + row.north) / 2,
  longitude: (row.west + row.east) / 2,
});

type Places = ReadonlyMap<string, KnownCommune>;

function presentIris(
  known: readonly Known[],
  rows: readonly PopulationRow[],
  places: Places,
  others: readonly OthersArea[],
): AreaFound[] {
  const told = new Map(rows.map((row) => [row.code, row]));
  return known.map((one) => {
    const population = told.get(one.code);
    const commune = places.get(one.communeCode);
    const owners = others.filter((other) => other.kind === "iris" && other.code === one.code);
    return {
      kind: "iris",
      ...one,
      communeName: commune?.name ?? one.communeCode,
      population: population?.population ?? null,
      populationSource: population ? `Insee, population des IRIS (${population.source})`.slice(0, 200) : "",
      populationYear: population?.year ?? null,
      latitude: one.latitude ?? commune?.latitude ?? null,
      longitude: one.longitude ?? commune?.longitude ?? null,
      takenBy: [...new Set(owners.map((other) => other.ownerName))],
    };
  });
}

/* Named by a neighbour: to be named alike, or not taken twice. */
const presentSectors = (others: readonly OthersArea[], places: Places): AreaFound[] =>
  others
    .filter((one) => one.kind === "sector")
    .map((one) => {
      const commune = places.get(one.communeCode);
      return {
        kind: "sector",
        code: null,
        name: one.name,
        communeCode: one.communeCode,
        communeName: commune?.name ?? one.communeCode,
        population: null,
        populationSource: "",
        populationYear: null,
        latitude: commune?.latitude ?? null,
        longitude: commune?.longitude ?? null,
        takenBy: [one.ownerName],
      };
    });
