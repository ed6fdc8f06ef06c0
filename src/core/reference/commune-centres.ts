import { readFileSync } from "node:fs";

/**
 * A point for a commune and how far to trust it. `place`: the town itself; `postcode`: the mean of located communes
 * with the same postcode (a few kilometres); `department`: the mean of its department or of the department of its
 * postcode, only good for drawing a map (tens of kilometres).
 */
export type CommuneCentre = {
  latitude: number;
  longitude: number;
  precision: "place" | "postcode" | "department";
  source: string;
};

type Located = { code: string; postcodes: string[]; departmentCode: string; parentCode: string | null };
type Point = { latitude: number; longitude: number };

const geonames = "GeoNames, CC BY 4.0";

function readPoints(file: string): Map<string, Point> {
  const points = new Map<string, Point>();
  for (const line of readFileSync(new URL(`./data/${file}`, import.meta.url), "utf8").split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [code = "", latitude, longitude] = line.split(";");
    points.set(code, { latitude: Number(latitude), longitude: Number(longitude) });
  }
  return points;
}

/* Adds a point to the running mean kept under a key. */
function addTo(means: Map<string, Point & { count: number }>, key: string, point: Point): void {
  const mean = means.get(key) ?? { latitude: 0, longitude: 0, count: 0 };
  mean.count += 1;
  mean.latitude += (point.latitude - mean.latitude) / mean.count;
  mean.longitude += (point.longitude - mean.longitude) / mean.count;
  means.set(key, mean);
}

function rounded({ latitude, longitude }: Point): Point {
  return { latitude: Math.round(latitude * 1e4) / 1e4, longitude: Math.round(longitude * 1e4) / 1e4 };
}

/** A function that gives each commune its centre, or null where nothing near it is located. Reads the data files once. */
export function createCentreFinder(communes: readonly Located[]): (commune: Located) => CommuneCentre | null {
  const exact = readPoints("commune-centres.csv");
  const byHand = readPoints("commune-centres-by-hand.csv");
  const byPostcode = new Map<string, Point & { count: number }>();
  const byDepartment = new Map<string, Point & { count: number }>();
  for (const { code, postcodes, departmentCode } of communes) {
    const point = exact.get(code) ?? byHand.get(code);
    if (!point) continue;
    addTo(byDepartment, departmentCode, point);
    for (const postcode of postcodes) addTo(byPostcode, postcode, point);
  }
  return ({ code, postcodes, departmentCode, parentCode }) => {
    const own = exact.get(code);
    if (own) return { ...own, precision: "place", source: geonames };
    const remembered = byHand.get(code);
    if (remembered)
      return { ...remembered, precision: "place", source: "À vérifier : placé à la main, à 1 km près" };
    const parent = parentCode === null ? undefined : exact.get(parentCode);
    if (parent) return { ...parent, precision: "postcode", source: `${geonames}, commune entière` };
    const postcode = postcodes.find((candidate) => byPostcode.has(candidate));
    const near = postcode === undefined ? undefined : byPostcode.get(postcode);
    if (near)
      return { ...rounded(near), precision: "postcode", source: `${geonames}, moyenne du code postal` };
    const far = byDepartment.get(departmentCode);
    return far
      ? { ...rounded(far), precision: "department", source: `${geonames}, moyenne du département` }
      : null;
  };
}
