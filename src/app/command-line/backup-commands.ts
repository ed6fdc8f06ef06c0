import { access, constants, rename } from "node:fs/promises";
import { join } from "node:path";
import { isSignedHere } from "../../platform/audit/index.ts";
import { invalid } from "../../platform/errors/problems.ts";
import { exportCpts } from "../backup/export-cpts.ts";
import { restoreBackup } from "../backup/restore-backup.ts";
import { writeBackup } from "../backup/write-backup.ts";
import type { Command, CommandInput } from "./command.ts";
import { findCptsOf } from "./find-cpts.ts";
import { FOREIGN_JOURNAL } from "./foreign-journal.ts";
import { answer, withStorage } from "./with-storage.ts";

function fileOf({ words }: CommandInput, command: string): string {
  if (!words[0]) throw invalid("file", `Indiquez le fichier : maillage ${command} FICHIER`);
  return words[0];
}

export const backup: Command = {
  name: "backup",
  help: "sauvegarde toute la base dans un fichier, serveur en marche ou non (backup FICHIER)",
  run: async (input) => {
    const file = fileOf(input, "backup");
    const report = await withStorage(({ storage }) => writeBackup(storage.owner, file));
    answer(
      input.json,
      { file, ...report },
      `Sauvegarde faite : ${report.rows} lignes de ${report.tables} tables dans ${file}. Gardez à part le secret (MAILLAGE_SECRET ou data/secret).`,
    );
    return 0;
  },
};

export const restore: Command = {
  name: "restore",
  help: "rend une sauvegarde dans une base vide (restore FICHIER)",
  run: async (input) => {
    const file = fileOf(input, "restore");
    await access(file, constants.R_OK).catch(() => {
      throw invalid("file", `Le fichier ${file} ne peut pas être lu : vérifiez son nom et vos droits.`);
    });
    const report = await withStorage(
      async ({ storage, deps }) => {
        const restored = await restoreBackup(storage.owner, file);
        // The heads of the audit's chains belong to the database that stood here before: kept aside, begun anew by the sealer.
        const heads = join(deps.settings.dataFolder, "audit-heads.json");
        await rename(heads, `${heads}.before-restore`).catch(() => {});
        return { ...restored, signedHere: await isSignedHere(storage.owner, deps.auditKey) };
      },
      { prepare: false },
    );
    answer(input.json, { file, ...report }, [
      `Restauration faite : ${report.tables} tables, état du ${report.createdAt}.`,
      ...(report.signedHere ? [] : [`Attention : ${FOREIGN_JOURNAL}`]),
    ]);
    return 0;
  },
};

export const exportOne: Command = {
  name: "export",
  help: "exporte tout d'une CPTS en CSV et JSON (export NOM-COURT [--out DOSSIER])",
  options: ["out"],
  run: async ({ words, options, json }) => {
    const slug = words[0];
    const folder = options["out"] ?? `export-${slug}`;
    const report = await withStorage(async ({ deps }) =>
      exportCpts(deps.db.pool, (await findCptsOf(deps, slug)).id, folder),
    );
    const rows = report.tables.reduce((sum, one) => sum + one.rows, 0);
    answer(
      json,
      report,
      `Export fait dans ${folder} : ${rows} lignes de ${report.tables.length} tables, en CSV et en JSON.`,
    );
    return 0;
  },
};
