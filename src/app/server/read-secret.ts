import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Settings } from "../../platform/settings/settings.ts";
import { SettingsProblem } from "../../platform/settings/settings.ts";

/** The installation's secret: MAILLAGE_SECRET, or one made once and kept in the data folder, for its owner's eyes only. */
export async function readSecret(settings: Settings): Promise<Buffer> {
  const text = settings.MAILLAGE_SECRET ?? (await keptSecret(settings.dataFolder));
  return createHash("sha256").update(`maillage.audit\n${text}`).digest();
}

async function keptSecret(folder: string): Promise<string> {
  const file = join(folder, "secret");
  await makeOnce(folder, file).catch(() => {
    throw new SettingsProblem(
      `Le dossier de données ${folder} ne peut pas être écrit : donnez-y les droits, ou choisissez-en un autre avec MAILLAGE_DATA.`,
    );
  });
  const text = await readFile(file, "utf8").catch(() => {
    throw new SettingsProblem(
      `Le fichier ${file} ne peut pas être lu : lancez Maillage avec le compte qui l'a créé, ou donnez-lui ce fichier.`,
    );
  });
  // Cut between its creation and its writing it is empty, and an empty secret is one that everybody knows.
  if (text.trim().length < 32) {
    throw new SettingsProblem(
      `Le fichier ${file} est vide ou abîmé : remettez celui de votre sauvegarde, ou supprimez-le si Maillage n'a encore jamais servi ici.`,
    );
  }
  return text;
}

/** Writes a new secret; one that is there already stays. */
async function makeOnce(folder: string, file: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  try {
    const handle = await open(file, "wx", 0o600);
    try {
      await handle.writeFile(randomBytes(32).toString("hex"));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if ((error as { code?: string }).code !== "EEXIST") throw error;
  }
}
