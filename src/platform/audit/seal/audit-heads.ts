import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { isId } from "../../db/index.ts";
import type { Head } from "./seal-audit.ts";

/** The last link of each chain, kept outside the database: without it, rows cut off at the end would not be missed. */
export type Heads = Map<string, Head>;

const fileOf = (folder: string): string => join(folder, "audit-heads.json");

/** Empty when nothing was kept yet. @throws when the file is there and cannot be read as ours. */
export async function readHeads(folder: string): Promise<Heads> {
  let text: string;
  try {
    text = await readFile(fileOf(folder), "utf8");
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return new Map();
    throw error;
  }
  const heads: Heads = new Map();
  for (const [cptsId, head] of Object.entries(JSON.parse(text) as Record<string, Partial<Head>>)) {
    if (isId(cptsId) && Number.isSafeInteger(head.seq) && /^[0-9a-f]{64}$/.test(head.chain ?? ""))
      heads.set(cptsId, head as Head);
  }
  return heads;
}

/** Replaces the file whole: a cut leaves the former one. */
export async function writeHeads(folder: string, heads: Heads): Promise<void> {
  const beside = `${fileOf(folder)}.new`;
  const handle = await open(beside, "w", 0o600);
  try {
    await handle.writeFile(JSON.stringify(Object.fromEntries(heads)));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(beside, fileOf(folder));
}
