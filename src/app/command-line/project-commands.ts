import { readFile, stat } from "node:fs/promises";
import { withPlatform } from "../../platform/db/index.ts";
import { invalid } from "../../platform/errors/problems.ts";
import { counted } from "../../platform/text/index.ts";
import { commandLineLoader, loadCase } from "../../steering/project/index.ts";
import type { Command } from "./command.ts";
import { findCptsOf } from "./find-cpts.ts";
import { answer, withStorage } from "./with-storage.ts";

const MOST_BYTES = 4_000_000;

export const projectLoad: Command = {
  name: "project load",
  help: "charge un dossier de projet dans une CPTS (project load FICHIER --cpts nom-court [--dry-run])",
  options: ["cpts", "dry-run"],
  run: async ({ words, options, json }) => {
    const content = await readCase(words[0]);
    const loaded = await withStorage(async ({ deps }) => {
      const cpts = await findCptsOf(deps, options["cpts"]);
      const { time_zone: timeZone } = await withPlatform(deps.db, (tx) =>
        tx
          .selectFrom("territory_cpts")
          .select("time_zone")
          .where("id", "=", cpts.id)
          .executeTakeFirstOrThrow(),
      );
      const actor = commandLineLoader({ id: cpts.id, slug: cpts.slug, timeZone });
      return loadCase(deps, actor, content, { dryRun: options["dry-run"] !== undefined });
    });
    answer(json, loaded, [
      `${loaded.name} : ${counted(loaded.areas, "zone")}, ${counted(loaded.population, "habitant")}, taille ${loaded.size ?? "inconnue"}.`,
      `${counted(loaded.indicators, "indicateur")}, ${counted(loaded.professions, "profession")}, ${counted(loaded.missions, "mission")}.`,
      ...loaded.warnings,
      loaded.isDryRun ? "Essai à blanc : rien n’a été gardé." : "Le dossier est chargé.",
    ]);
    return 0;
  },
};

async function readCase(name: string | undefined): Promise<string> {
  if (!name)
    throw invalid("file", "Indiquez le fichier : maillage project load dossier.json --cpts nom-court");
  const file = await stat(name).catch(() => undefined);
  if (!file?.isFile()) throw invalid("file", `Le fichier « ${name} » est introuvable.`);
  if (file.size > MOST_BYTES) throw invalid("file", `Le fichier « ${name} » dépasse 4 Mo.`);
  return readFile(name, "utf8");
}
