import { open, rename, rm } from "node:fs/promises";
import { exportRegister } from "../../missions/family-doctor/index.ts";
import { invalid } from "../../platform/errors/problems.ts";
import type { Command } from "./command.ts";
import { findCptsOf } from "./find-cpts.ts";
import { readSeed } from "./read-seed.ts";
import { answer, withStorage } from "./with-storage.ts";

type Instance = Awaited<ReturnType<typeof exportRegister>>;

export const matchExport: Command = {
  name: "match export",
  help: "écrit le registre d'une CPTS comme instance anonyme à vérifier (match export CPTS --out FICHIER [--seed N])",
  options: ["out", "seed"],
  run: async ({ words, options, json }) => {
    const seed = readSeed(options["seed"]);
    const out = options["out"];
    if (!out || out === "true")
      throw invalid("out", "Indiquez le fichier à écrire : maillage match export CPTS --out instance.json");
    const instance = await withStorage(async ({ deps }) => {
      const { id } = await findCptsOf(deps, words[0]);
      return exportRegister(deps, id, seed);
    });
    await writeWhole(out, instance);
    const counts = {
      file: out,
      patients: instance.patients.length,
      doctors: instance.doctors.length,
      arcs: instance.arcs.length,
    };
    answer(json, counts, [
      `${counts.patients} patients, ${counts.doctors} médecins et ${counts.arcs} liens écrits dans « ${out} ».`,
      "Ni nom ni lieu, mais des distances : ne confiez ce fichier qu'à qui doit vérifier le calcul.",
      `Pour le résoudre : maillage match run ${out} --seed ${seed}`,
    ]);
    return 0;
  },
};

/** Beside, then renamed: a full disk leaves no half of an instance. Readable by its owner alone. */
async function writeWhole(out: string, instance: Instance): Promise<void> {
  const beside = `${out}.part`;
  try {
    const file = await open(beside, "w", 0o600).catch(() => {
      throw invalid(
        "out",
        `Le fichier « ${out} » ne peut pas être écrit : vérifiez le dossier et ses droits.`,
      );
    });
    try {
      for (const part of textOf(instance)) await file.write(part);
    } finally {
      await file.close();
    }
    await rename(beside, out);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

const TOGETHER = 10_000;

/** By pieces: 750,000 arcs are 60 MB of text. */
function* textOf({ patients, doctors, arcs }: Instance): Generator<string> {
  yield `{"patients":${JSON.stringify(patients)},\n"doctors":${JSON.stringify(doctors)},\n"arcs":[`;
  for (let from = 0; from < arcs.length; from += TOGETHER) {
    const part = arcs.slice(from, from + TOGETHER).map((arc) => JSON.stringify(arc));
    yield `${from > 0 ? ",\n" : "\n"}${part.join(",\n")}`;
  }
  yield "]}\n";
}
