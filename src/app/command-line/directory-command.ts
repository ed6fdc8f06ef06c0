import { createReadStream } from "node:fs";
import { access, constants } from "node:fs/promises";
import { basename } from "node:path";
import {
  applyImport,
  approveImport,
  commandLineImporter,
  readImport,
  showImport,
  startImport,
} from "../../core/directory/index.ts";
import { invalid } from "../../platform/errors/problems.ts";
import type { Command } from "./command.ts";
import { findCptsOf } from "./find-cpts.ts";
import { answer, withStorage } from "./with-storage.ts";

export const directoryImport: Command = {
  name: "directory import",
  help: "importe l'extraction nationale RPPS dans une CPTS (directory import FICHIER --cpts nom-court [--dry-run])",
  options: ["cpts", "dry-run"],
  run: async ({ words, options, json }) => {
    const file = words[0] ?? "";
    await access(file, constants.R_OK).catch(() => {
      throw invalid(
        "file",
        `Le fichier « ${file} » ne peut pas être lu : directory import FICHIER --cpts nom-court`,
      );
    });
    const interrupt = new AbortController();
    process.once("SIGINT", () => interrupt.abort()).once("SIGTERM", () => interrupt.abort());
    const signal = interrupt.signal;
    const shown = await withStorage(async ({ deps }) => {
      const cpts = await findCptsOf(deps, options["cpts"]);
      const importer = commandLineImporter(cpts.id);
      const { id } = await startImport(
        deps,
        importer,
        { stream: createReadStream(file, { highWaterMark: 1 << 20 }), name: basename(file) },
        { enqueue: false },
      );
      await readImport(deps, cpts.id, id, { signal });
      const read = await showImport(deps, importer, id);
      if (read.state !== "ready" || options["dry-run"] !== undefined) return read;
      await approveImport(deps, importer, id, { enqueue: false });
      await applyImport(deps, cpts.id, id, { signal });
      return showImport(deps, importer, id);
    });
    const counts = Object.entries(shown.counts ?? {}).flatMap(([outcome, n]) =>
      WORDS[outcome] ? [`${WORDS[outcome]} : ${n}`] : [],
    );
    answer(
      json,
      shown,
      shown.problem
        ? [shown.problem]
        : [
            `${shown.linesRead} lignes lues. ${counts.join(", ")}.`,
            shown.state === "applied" ? "L'annuaire est à jour." : "Rien n'a été appliqué.",
          ],
    );
    return shown.problem ? 1 : 0;
  },
};

const WORDS: Record<string, string> = {
  create: "à créer",
  change: "à modifier",
  same: "identiques",
  kept: "gardées (modifiées ici)",
  refused: "refusées",
  outOfTerritory: "hors du territoire",
  left: "parties du territoire",
};
