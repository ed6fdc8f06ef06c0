import { type KnownCommune, listCommunesIn } from "../../../src/core/reference/index.ts";
import { withPlatform } from "../../../src/platform/db/index.ts";
import { type Cell, cutCell, drawCells } from "./draw-cells.ts";
import { inventAges } from "./invent-ages.ts";
import type { DemoCpts } from "./make-cpts.ts";
import type { SimulatedApp } from "./simulated-app.ts";

/* Seen on the map and in the letter as where the contours and the ages come from. */
const CONTOURS = "contours de démonstration, approchés";
const AGES = "répartition fictive de démonstration";
const RADIUS_KM = 3.5;
const AROUND_DEGREES = 0.06;
/** Above it, INSEE cuts a commune into IRIS. */
const CUT_FROM = 10_000;
const QUARTERS = ["Nord-Est", "Nord-Ouest", "Sud-Ouest", "Sud-Est"];

interface Piece extends Cell {
  population: number;
}

/**
 * Something to look at: contours of the communes around, each with what is nearest to its centre, and a population by age, both made for
 * the demo and named so. They go the way of the national files: sent by the coordinator of the first territory, read by the job, kept for all.
 */
export async function loadGround(
  app: SimulatedApp,
  territories: readonly [DemoCpts, ...DemoCpts[]],
  coordinatorId: string,
): Promise<void> {
  const [cpts] = territories;
  const communes = await communesAround(
    app,
    territories.flatMap((one) => one.communeCodes),
  );
  const cells = drawCells(communes, RADIUS_KM);
  const populations = new Map(communes.map((one) => [one.code, one.population]));
  const iris = cells.flatMap((cell) => irisOf(cell, populations.get(cell.code) ?? 0));
  const send = (kind: string, name: string, file: string) =>
    app.send(
      coordinatorId,
      `/api/c/${cpts.slug}/territory/loads?${new URLSearchParams({ kind, name })}`,
      file,
    );
  const loads = [await send("contours", CONTOURS, geojsonOf([...cells, ...iris]))];
  await app.settle();
  loads.push(await send("population", AGES, populationFile(iris)));
  await app.settle();
  for (const load of loads) {
    const { id } = load as { id: string };
    const { state, problem } = (await app.call(
      coordinatorId,
      "GET",
      `/api/c/${cpts.slug}/territory/loads/${id}`,
    )) as { state: string; problem: string | null };
    if (state !== "done") throw new Error(`the demo's ground: ${state} ${problem ?? ""}`);
  }
}

type Placed = KnownCommune & { latitude: number; longitude: number };

async function communesAround(app: SimulatedApp, codes: readonly string[]): Promise<Placed[]> {
  return withPlatform(app.deps.db, async (tx) => {
    const own = await tx
      .selectFrom("reference_communes")
      .select(["latitude", "longitude"])
      .where("code", "in", [...codes])
      .execute();
    const [lats, lons] = [own.map((one) => one.latitude ?? 0), own.map((one) => one.longitude ?? 0)];
    const box = {
      west: Math.min(...lons) - AROUND_DEGREES,
      east: Math.max(...lons) + AROUND_DEGREES,
      south: Math.min(...lats) - AROUND_DEGREES,
      north: Math.max(...lats) + AROUND_DEGREES,
    };
    // A point of its postcode would draw several communes upon each other.
    return (await listCommunesIn(tx, box, 300)).filter((one) => !one.approximate);
  });
}

/* A small commune has one IRIS, itself, with its contour. */
function irisOf(cell: Cell, population: number): Piece[] {
  if (population < CUT_FROM || population > 100_000)
    return [{ ...cell, code: `${cell.code}0000`, population }];
  const parts = QUARTERS.map((quarter, nth) => ({
    code: `${cell.code}010${nth + 1}`,
    name: `${quarter} (IRIS fictif)`,
  }));
  return cutCell(cell, parts).map((part, nth) => ({
    ...part,
    population: population * ([0.31, 0.27, 0.23, 0.19][nth] ?? 0),
  }));
}

const geojsonOf = (cells: readonly Cell[]): string =>
  JSON.stringify({
    type: "FeatureCollection",
    features: cells.map(({ code, name, ring }) => ({
      type: "Feature",
      properties: { code, nom: name },
      geometry: { type: "Polygon", coordinates: [ring] },
    })),
  });

function populationFile(iris: readonly Piece[]): string {
  const rows = iris.map((one) => ({
    ...one,
    ...inventAges(one.population, Number(`1${one.code.slice(1)}`)),
  }));
  const names = (rows[0]?.columns ?? []).map((name) => `P22_${name}`);
  return [
    ["IRIS", "COM", "LAB_IRIS_NOM", "P22_POP", ...names].join(";"),
    ...rows.map(({ code, name, population, values }) =>
      [code, code.slice(0, 5), name, population.toFixed(6), ...values].join(";"),
    ),
  ].join("\n");
}
