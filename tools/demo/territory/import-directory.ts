import {
  applyImport,
  approveImport,
  commandLineImporter,
  readImport,
  showImport,
  startImport,
} from "../../../src/core/directory/index.ts";
import { generateRppsFile } from "../rpps-generator/generate-rpps-file.ts";
import type { DemoCpts } from "./make-cpts.ts";
import type { SimulatedApp } from "./simulated-app.ts";

const PROFESSIONALS = 400;
const never = new AbortController().signal;

/** Generates about 400 fictional professionals in the national format and imports them through the real import. */
export async function importDirectory(
  app: SimulatedApp,
  territories: readonly DemoCpts[],
  seed: number,
): Promise<number> {
  const codes = territories.flatMap((one) => one.communeCodes);
  const { rows } = await app.owner.query<{
    code: string;
    name: string;
    postcode: string;
    population: number;
  }>(
    "select code, name, postal_codes[1] as postcode, population from reference_communes where code = any($1) order by code",
    [codes],
  );
  let created = 0;
  for (const cpts of territories) {
    const importer = commandLineImporter(cpts.id);
    const stream = bytes(generateRppsFile({ seed, communes: rows, count: PROFESSIONALS }));
    const { id } = await startImport(
      app.deps,
      importer,
      { stream, name: "PS_LibreAcces_Personne_activite_fictif.txt" },
      { enqueue: false },
    );
    await readImport(app.deps, cpts.id, id, { signal: never });
    await approveImport(app.deps, importer, id, { enqueue: false });
    await applyImport(app.deps, cpts.id, id, { signal: never });
    const shown = await showImport(app.deps, importer, id);
    if (shown.state !== "applied")
      throw new Error(`the demo's import ended ${shown.state}: ${shown.problem}`);
    created += shown.counts?.create ?? 0;
  }
  return created;
}

async function* bytes(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const line of lines) yield Buffer.from(line);
}
