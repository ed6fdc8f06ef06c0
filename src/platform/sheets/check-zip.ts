import { inflateRawSync } from "node:zlib";
import { SheetProblem } from "./sheet-problem.ts";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_ENTRIES = 2_000;
const NOT_XLSX =
  "Ce classeur n'est pas lisible : enregistrez-le de nouveau en XLSX, sans mot de passe, ou en CSV.";
const TOO_LARGE =
  "Ce classeur devient trop gros une fois ouvert (200 Mo au plus) : gardez la feuille utile, enregistrez-la en CSV, puis envoyez-la.";

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/**
 * Refuses an archive that says, or turns out, to be larger than `mostBytes` once unpacked: the sizes declared are summed before a
 * byte is unpacked, then each entry is held to its own. @throws SheetProblem
 */
export function checkZip(bytes: Uint8Array, mostBytes: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readEntries(view);
  if (entries.reduce((sum, one) => sum + one.unpacked, 0) > mostBytes) throw new SheetProblem(TOO_LARGE);
  for (const entry of entries) holdToItsSize(view, bytes, entry);
}

interface Entry {
  method: number;
  packed: number;
  unpacked: number;
  at: number;
}

function readEntries(view: DataView): Entry[] {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  // 0xffff: ZIP64, which no list of 20 MB needs.
  if (count === 0 || count > MOST_ENTRIES) throw new SheetProblem(NOT_XLSX);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) throw new SheetProblem(NOT_XLSX);
    const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1;
    if (isEncrypted) throw new SheetProblem(NOT_XLSX);
    entries.push({
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/* The directory's end stands in the last 64 kB, before a comment. */
function findEnd(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 65_535); at--) if (view.getUint32(at, true) === END) return at;
  throw new SheetProblem(NOT_XLSX);
}

function holdToItsSize(view: DataView, bytes: Uint8Array, entry: Entry): void {
  if (entry.at + 30 > bytes.byteLength || view.getUint32(entry.at, true) !== LOCAL)
    throw new SheetProblem(NOT_XLSX);
  const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  if (from + entry.packed > bytes.byteLength) throw new SheetProblem(NOT_XLSX);
  if (entry.method === 0 && entry.packed === entry.unpacked) return;
  if (entry.method !== 8) throw new SheetProblem(NOT_XLSX);
  if (entry.packed === 0) return;
  try {
    inflateRawSync(bytes.subarray(from, from + entry.packed), {
      maxOutputLength: Math.max(1, entry.unpacked),
    });
  } catch (error) {
    const { code } = error as { code?: string };
    throw new SheetProblem(code === "ERR_BUFFER_TOO_LARGE" ? TOO_LARGE : NOT_XLSX);
  }
}
