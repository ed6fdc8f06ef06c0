import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { RppsFileProblem } from "../parse/index.ts";

/** The lines of the extraction as bytes, and how many bytes of the sent file one of them stands for (1 when not compressed). */
export interface NationalFile {
  bytes: AsyncIterable<Uint8Array>;
  share: number;
}

const WANTED = /(^|\/)PS_LibreAcces_Personne_activite[^/]*\.(txt|csv)$/i;
// The archive of 2026 holds three files; a hundred would be another one.
const MOST_ENTRIES = 50;
/** The text is about 1 GB; twice that is a bomb or another file. */
export const MOST_UNPACKED_BYTES = 2_500_000_000;

const damaged = () =>
  new RppsFileProblem(
    "Cette archive ZIP est abîmée ou incomplète : téléchargez-la de nouveau, ou ouvrez-la et envoyez le fichier PS_LibreAcces_Personne_activite_….txt.",
  );

/**
 * The stored file, whether it is the text or the archive as it is published: of an archive the one entry of that name,
 * unpacked as it is read, never on disk. @throws RppsFileProblem, at once or while reading, for an archive that is
 * damaged, locked, too large once unpacked, or without exactly one such entry.
 */
export async function openNationalFile(path: string, mostBytes = MOST_UNPACKED_BYTES): Promise<NationalFile> {
  if (!(await isZip(path))) return { bytes: createReadStream(path, { highWaterMark: 1 << 20 }), share: 1 };
  const zip = await openPromise(path, { autoClose: false }).catch(() => {
    throw damaged();
  });
  try {
    const entry = await findEntry(zip, mostBytes);
    return { bytes: unpack(zip, entry), share: zip.fileSize / Math.max(1, entry.uncompressedSize) };
  } catch (error) {
    zip.close();
    throw error instanceof RppsFileProblem ? error : damaged();
  }
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32BE(0) === 0x504b0304;
  } finally {
    await file.close();
  }
}

async function findEntry(zip: ZipFile, mostBytes: number): Promise<Entry> {
  const fitting: Entry[] = [];
  let seen = 0;
  for await (const entry of zip.eachEntry()) {
    seen += 1;
    if (seen > MOST_ENTRIES) break;
    if (WANTED.test(entry.fileName)) fitting.push(entry);
  }
  const [entry, other] = fitting;
  if (!entry || seen > MOST_ENTRIES)
    throw new RppsFileProblem(
      "Cette archive ZIP (ou ce classeur) ne contient pas de fichier PS_LibreAcces_Personne_activite_….txt : envoyez l'archive PS_LibreAcces telle que publiée, ou ce fichier seul.",
    );
  if (other)
    throw new RppsFileProblem(
      "Cette archive ZIP contient plusieurs fichiers PS_LibreAcces_Personne_activite : ouvrez-la et envoyez celui que vous voulez.",
    );
  if (entry.isEncrypted())
    throw new RppsFileProblem(
      "Cette archive ZIP est protégée par un mot de passe : ouvrez-la et envoyez le fichier .txt.",
    );
  if (entry.uncompressedSize > mostBytes)
    throw new RppsFileProblem(
      "Une fois ouvert, le fichier de cette archive ZIP serait trop grand : ce n'est pas l'extraction attendue.",
    );
  return entry;
}

/* The reader refuses more or fewer bytes than the archive announces; the sum at the end is ours to check. */
async function* unpack(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  try {
    const stream = await zip.openReadStreamPromise(entry).catch(() => {
      throw damaged();
    });
    let sum = 0;
    for await (const chunk of unharmed(stream)) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
    if (sum !== entry.crc32) throw damaged();
  } finally {
    zip.close();
  }
}

async function* unharmed(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = stream[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { value, done } = await chunks.next().catch(() => {
        throw damaged();
      });
      if (done) return;
      yield value;
    }
  } finally {
    await chunks.return?.();
  }
}
