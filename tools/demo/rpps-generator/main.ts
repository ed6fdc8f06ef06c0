/* Writes a fictional national file on standard output:
     node tools/demo/rpps-generator/main.ts [--seed 1] [--count 400]            the demo territory
     node tools/demo/rpps-generator/main.ts --all [--seed 1] [--lines 2400000]  all communes of France, for the import benchmark */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { loadCommunes } from "../../../src/core/reference/communes.ts";
import { demoTerritory } from "./demo-territory.ts";
import { generateRppsFile } from "./generate-rpps-file.ts";

const { values } = parseArgs({
  options: {
    all: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "400" },
    lines: { type: "string", default: "2400000" },
  },
});

const communes = (await loadCommunes())
  .filter(({ kind, postcodes }) => kind === "commune" && postcodes.length > 0)
  .map(({ code, name, postcodes, population }) => ({
    code,
    name,
    postcode: postcodes[0]!,
    population: population ?? 0,
  }));
const demoCodes = new Set<string>(demoTerritory.flatMap(({ communeCodes }) => [...communeCodes]));
const seed = Number(values.seed);
const maxLines = Number(values.lines);
const file = values.all
  ? generateRppsFile({ seed, communes, count: maxLines, maxLines })
  : generateRppsFile({
      seed,
      communes: communes.filter(({ code }) => demoCodes.has(code)),
      count: Number(values.count),
    });

await pipeline(Readable.from(file), process.stdout);
