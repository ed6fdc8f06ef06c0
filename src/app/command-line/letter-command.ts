import { open, rename, rm } from "node:fs/promises";
import { ofCpts } from "../../core/territory/index.ts";
import { invalid } from "../../platform/errors/problems.ts";
import { exportDocument } from "../../steering/project/index.ts";
import type { Command } from "./command.ts";
import { findCptsOf } from "./find-cpts.ts";
import { answer, withStorage } from "./with-storage.ts";

const FORMATS = ["docx", "pdf", "zip"] as const;

export const letter: Command = {
  name: "letter",
  help: "écrit la lettre d'intention d'une CPTS (letter nom-court --format docx|pdf|zip --out FICHIER)",
  options: ["format", "out"],
  run: async ({ words, options, json }) => {
    const format = FORMATS.find((one) => one === (options["format"] ?? "docx"));
    if (!format) throw invalid("format", "Choisissez --format docx, pdf ou zip.");
    const out = options["out"];
    if (!out || out === "true")
      throw invalid("out", `Indiquez le fichier à écrire : maillage letter CPTS --out lettre.${format}`);
    const { bytes, name } = await withStorage(async ({ deps }) => {
      const cpts = await findCptsOf(deps, words[0]);
      return { name: cpts.name, bytes: await exportDocument(deps, cpts.id, "letter", format) };
    });
    await writeWhole(out, bytes);
    answer(
      json,
      { file: out, format, bytes: bytes.byteLength },
      `La lettre d’intention ${ofCpts(name)} est écrite dans « ${out} » (${Math.ceil(bytes.byteLength / 1_000).toLocaleString("fr-FR")} ko).`,
    );
    return 0;
  },
};

/** Beside, then renamed: a full disk leaves no half of a letter. */
async function writeWhole(out: string, bytes: Uint8Array): Promise<void> {
  const beside = `${out}.part`;
  try {
    const file = await open(beside, "w").catch(() => {
      throw invalid(
        "out",
        `Le fichier « ${out} » ne peut pas être écrit : vérifiez le dossier et ses droits.`,
      );
    });
    try {
      await file.writeFile(bytes);
    } finally {
      await file.close();
    }
    await rename(beside, out);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
