import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Deps } from "../../../../platform/deps.ts";
import { invalid, Problem } from "../../../../platform/errors/problems.ts";

/** The national file is about 1 GB. */
export const MOST_UPLOAD_BYTES = 1_200_000_000;
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/** Where a file of `stored_as` stands on disk. */
export const uploadPath = (deps: Deps, storedAs: string): string =>
  join(deps.settings.dataFolder, "imports", storedAs);

export const refuseLargeUpload = (): Problem =>
  new Problem(
    "invalid",
    "directory.file-too-large",
    "Ce fichier dépasse 1,2 Go : ce n'est pas l'extraction attendue.",
  );

export const emptyUpload = (): Problem =>
  invalid("file", "Ce fichier est vide : choisissez l'extraction nationale.", "directory.file-empty");

/**
 * Writes the stream to `<data folder>/imports/<stored_as>`, whole and on disk (fsync) or not at all. Holds one chunk in
 * memory. @returns its size in bytes. @throws invalid when it is empty, too large or cut off.
 */
export async function storeUpload(
  deps: Deps,
  storedAs: string,
  stream: AsyncIterable<Uint8Array>,
  mostBytes = MOST_UPLOAD_BYTES,
): Promise<number> {
  const path = uploadPath(deps, storedAs);
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  await removeForgotten(folder);
  const part = `${path}.part`;
  try {
    const bytes = await writeWhole(part, stream, mostBytes);
    if (bytes === 0) throw emptyUpload();
    await rename(part, path);
    await syncFolder(folder);
    return bytes;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function writeWhole(
  path: string,
  stream: AsyncIterable<Uint8Array>,
  mostBytes: number,
): Promise<number> {
  const file = await open(path, "wx", 0o600);
  try {
    let bytes = 0;
    for await (const chunk of readable(stream)) {
      bytes += chunk.length;
      if (bytes > mostBytes) throw refuseLargeUpload();
      await file.writeFile(chunk);
    }
    await file.sync();
    return bytes;
  } finally {
    await file.close();
  }
}

/* A sender who went away is not an incident of ours; a full disk is. */
async function* readable(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch {
    throw invalid(
      "file",
      "L'envoi du fichier a été interrompu : rien n'a été changé, envoyez-le de nouveau.",
      "directory.upload-cut",
    );
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}

/* What a killed server left of an upload, a day later; ages of files are by the machine's own clock. */
async function removeForgotten(folder: string): Promise<void> {
  for (const name of (await readdir(folder)).slice(0, 1_000)) {
    const path = join(folder, name);
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > FORGOTTEN_AFTER_MS && name.endsWith(".part")) await rm(path, { force: true });
  }
}
