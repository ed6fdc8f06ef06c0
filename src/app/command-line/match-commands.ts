import { readFile, stat } from "node:fs/promises";
import {
  checkAssignment,
  nameAssignment,
  packInstance,
  parseInstance,
  solveMatching,
} from "../../missions/family-doctor/matching/index.ts";
import { invalid } from "../../platform/errors/problems.ts";
import type { Command } from "./command.ts";
import { readSeed } from "./read-seed.ts";
import { answer } from "./with-storage.ts";

/** The largest instance that the limits allow, with ids of a reasonable length. */
const MOST_BYTES = 400e6;

export const matchRun: Command = {
  name: "match run",
  help: "calcule l'attribution optimale d'un fichier d'instance (match run FICHIER [--seed N]), décrit dans docs/matching-instance.md",
  options: ["seed"],
  run: async ({ words, options, json }) => {
    const seed = readSeed(options["seed"]);
    const started = performance.now();
    const instance = parseInstance(await readInstanceFile(words[0]));
    const packed = packInstance(instance);
    const ready = performance.now();
    const { doctorOf } = solveMatching(packed, { seed });
    const solved = performance.now();
    const { assignment, leftOut } = nameAssignment(packed, doctorOf);
    const { ok, problems, served, ...terms } = checkAssignment(instance, assignment);
    const result = {
      seed,
      served,
      ...terms,
      check: { ok, problems },
      readMs: Math.round(ready - started),
      solveMs: Math.round(solved - ready),
      // The most that this process ever held, in megabytes.
      memoryMb: Math.round(process.resourceUsage().maxRSS / 1000),
      assignment,
      leftOut,
    };
    answer(json, result, [
      ...assignment.map((one) => `${one.patient} → ${one.doctor} (${one.distanceMeters} m)`),
      ...leftOut.map((one) => `${one} → personne`),
      `${served} patients servis, ${leftOut.length} sans médecin (graine ${seed}).`,
      `1. Poids servi : ${terms.weight}   2. Coût de charge : ${terms.loadCost}   3. Distance : ${terms.distanceMeters} m`,
      ok
        ? "Recompté à part depuis le fichier : capacités et liens respectés, mêmes termes."
        : `Le contrôle refuse cette réponse : ${problems.join(" ; ")}`,
      `Lecture ${result.readMs} ms, calcul ${result.solveMs} ms, mémoire ${result.memoryMb} Mo.`,
    ]);
    return ok ? 0 : 1;
  },
};

async function readInstanceFile(name: string | undefined): Promise<string> {
  if (!name) throw invalid("file", "Indiquez le fichier : maillage match run instance.json");
  const size = await stat(name).then(
    (file) => file.size,
    () => -1,
  );
  if (size < 0) throw invalid("file", `Le fichier « ${name} » est introuvable.`);
  if (size > MOST_BYTES) throw invalid("file", `Le fichier « ${name} » dépasse 400 Mo.`);
  return readFile(name, "utf8");
}
