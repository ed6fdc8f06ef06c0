import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { type KnownCommune, listCommunes, listCommunesIn } from "../../reference/index.ts";
import { type ContourRow, hasContours, listContoursIn } from "../contour/contour-store.ts";
import { decodeShape } from "../contour/shape-code.ts";
import { listOthersAreas } from "../neighbour/others-store.ts";
import { listPopulations } from "../population/population-store.ts";
import type { Ground, GroundQuery } from "./ground-contract.ts";

const MOST = 400;
const MUNICIPAL = "Insee, population municipale";

/** What can be clicked on the map: communes or IRIS in a box, with their contours where a file told them, else their points. */
export const readGround = (deps: Deps, actor: Actor, query: GroundQuery): Promise<Ground> =>
  act(deps, actor, async (tx) => {
    const { level } = query;
    const contours = await listContoursIn(tx, level, query, MOST + 1);
    const hasCommunes = level === "commune" ? contours.length > 0 || (await hasContours(tx, level)) : true;
    const rows = contours.slice(0, MOST);
    // A file of one département leaves the next one as points.
    const drawn = new Set(rows.map((row) => row.code));
    const room = MOST - rows.length;
    const points =
      level === "iris" || room <= 0
        ? []
        : (await listCommunesIn(tx, query, MOST + 1)).filter((one) => !drawn.has(one.code));
    const items =
      level === "iris"
        ? await irisItems(tx, rows)
        : [...(await communeItems(tx, rows)), ...points.slice(0, room).map((one) => pointItem(one))];
    const taken = await takers(tx, items);
    return {
      level,
      items: items.map((one) => ({ ...one, takenBy: taken(one) })),
      isCut: contours.length > MOST || (level === "commune" && room <= 0) || points.length > room,
      hasCommunes,
      hasIris:
        level === "iris" ? rows.length > 0 || (await hasContours(tx, "iris")) : await hasContours(tx, "iris"),
      source: rows[0]?.source ?? "",
    };
  });

type Item = Omit<Ground["items"][number], "takenBy">;

const middle = (row: ContourRow) => ({
  latitude: (row.south + row.north) / 2,
  longitude: (row.west + row.east) / 2,
});

function pointItem(commune: KnownCommune): Item {
  return {
    kind: "commune",
    code: commune.code,
    name: commune.name,
    communeCode: commune.code,
    population: commune.population,
    populationSource: MUNICIPAL,
    populationYear: null,
    latitude: commune.latitude,
    longitude: commune.longitude,
    shape: null,
  };
}

async function communeItems(tx: Tx, rows: readonly ContourRow[]): Promise<Item[]> {
  const known = new Map(
    (
      await listCommunes(
        tx,
        rows.map((row) => row.code),
      )
    ).map((one) => [one.code, one]),
  );
  return rows.map((row) => {
    const commune = known.get(row.code);
    return {
      kind: "commune" as const,
      code: row.code,
      name: commune?.name ?? row.name,
      communeCode: row.code,
      population: commune?.population ?? null,
      populationSource: MUNICIPAL,
      populationYear: null,
      latitude: commune?.latitude ?? middle(row).latitude,
      longitude: commune?.longitude ?? middle(row).longitude,
      shape: decodeShape(row.shape),
    };
  });
}

async function irisItems(tx: Tx, rows: readonly ContourRow[]): Promise<Item[]> {
  const told = new Map(
    (await listPopulations(tx, [...new Set(rows.map((row) => row.commune_code))])).map((one) => [
      one.code,
      one,
    ]),
  );
  return rows.map((row) => {
    const one = told.get(row.code);
    return {
      kind: "iris" as const,
      code: row.code,
      name: row.name,
      communeCode: row.commune_code,
      population: one?.population ?? null,
      populationSource: one ? `Insee, population des IRIS (${one.source})`.slice(0, 200) : "",
      populationYear: one?.year ?? null,
      ...middle(row),
      shape: decodeShape(row.shape),
    };
  });
}

async function takers(tx: Tx, items: readonly Item[]): Promise<(item: Item) => string[]> {
  const others = await listOthersAreas(tx, [...new Set(items.map((one) => one.communeCode))]);
  const byCommune = Map.groupBy(others, (one) => one.communeCode);
  return (item) => {
    const there = (byCommune.get(item.communeCode) ?? []).filter(
      (one) => item.kind === "commune" || one.kind !== "iris" || one.code === item.code,
    );
    return [...new Set(there.map((one) => one.ownerName))];
  };
}
