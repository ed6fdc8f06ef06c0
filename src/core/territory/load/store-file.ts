import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Deps } from "../../../platform/deps.ts";
import { invalid, type Problem } from "../../../platform/errors/problems.ts";
import type { LoadKind } from "./load-store.ts";

/** Communes at five metres weigh some 250 MB, IRIS twice that; populations 30 MB. */
export const MOST_BYTES: Record<LoadKind, number> = { contours: 900_000_000, population: 200_000_000 };
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/** Where a file of `stored_as` stands on disk. */
export const loadPath = (deps: Deps, storedAs: string): string =>
  join(deps.settings.dataFolder, "ground", storedAs);

export const tooLarge = (kind: LoadKind): Problem =>
  invalid(
    "file",
    `Ce fichier dépasse ${MOST_BYTES[kind] / 1e6} Mo : prenez une version moins détaillée.`,
    "territory.file-too-large",
  );
export const emptyFile = (): Problem =>
  invalid("file", "Ce fichier est vide : choisissez-en un autre.", "territory.file-empty");

/**
 * Writes the stream below the data folder, whole or not at all, one chunk in memory; its first bytes must be those of its kind.
 * @returns its size in bytes
 */
export async function storeFile(
  deps: Deps,
  kind: LoadKind,
  storedAs: string,
  stream: AsyncIterable<Uint8Array>,
): Promise<number> {
  const path = loadPath(deps, storedAs);
  await mkdir(dirname(path), { recursive: true });
  await removeForgotten(dirname(path));
  const part = `${path}.part`;
  const file = await open(part, "wx", 0o600);
  let bytes = 0;
  try {
    for await (const chunk of uncut(stream)) {
      if (bytes === 0) refuseOtherKinds(kind, chunk);
      bytes += chunk.byteLength;
      if (bytes > MOST_BYTES[kind]) throw tooLarge(kind);
      await file.writeFile(chunk);
    }
    if (bytes === 0) throw emptyFile();
    await file.sync();
    await file.close();
    await rename(part, path);
    return bytes;
  } catch (error) {
    await file.close().catch(() => {});
    await rm(part, { force: true });
    throw error;
  }
}

/* By what it holds, whatever its name says. */
function refuseOtherKinds(kind: LoadKind, chunk: Uint8Array): void {
  const start = new TextDecoder("latin1").decode(chunk.subarray(0, 400)).replace(/^ï»¿/, "").trimStart();
  const refuse = (why: string) => invalid("file", why, "territory.file-type");
  if (start.startsWith("PK"))
    throw refuse("C'est une archive ZIP : ouvrez-la, puis envoyez le fichier qu'elle contient.");
  if (kind === "contours" && !start.startsWith("{"))
    throw refuse("Ce fichier n'est pas un GeoJSON : il doit commencer par une accolade.");
  if (kind === "population" && (start.startsWith("{") || start.includes("\0") || !/[;,\t]/.test(start)))
    throw refuse("Ce fichier n'est pas un CSV : choisissez base-ic-evol-struct-pop-<année>.csv.");
}

/* A sender who went away is not an incident of ours; a full disk is. */
async function* uncut(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch {
    throw invalid(
      "file",
      "L'envoi du fichier a été interrompu : rien n'a été changé, envoyez-le de nouveau.",
      "territory.upload-cut",
    );
  }
}

/* What a killed server left, a day later; ages of files are by the machine's own clock. */
async function removeForgotten(folder: string): Promise<void> {
  for (const name of (await readdir(folder)).slice(0, 1_000)) {
    const path = join(folder, name);
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > FORGOTTEN_AFTER_MS) await rm(path, { force: true });
  }
}
