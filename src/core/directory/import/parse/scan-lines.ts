import type { RppsColumns } from "./rpps-columns.ts";

const lineFeed = 10;
const carriageReturn = 13;
const separator = 124;

/** A line that must be read whole: it is in the territory, or cannot be judged. */
export type ScannedLine = { line: number; bytes: Uint8Array; problem: "too-long" | "cut" | null };

export type ScanCounts = { lines: number; outOfTerritory: number; blank: number };

export type TerritoryScanner = {
  /** Lines to read that end in this block, which must stay unchanged until they are read. */
  scan(block: Uint8Array): ScannedLine[];
  /** The last line, when the file does not end with a line end. */
  finish(): ScannedLine[];
  counts: ScanCounts;
};

/**
 * Six bits for each of the five bytes of a code, one small integer for the whole; -1 if it is not five digits or
 * capitals. Digits and capitals differ in their last six bits (0x30–0x39 and 0x01–0x1a), so no two codes share a key.
 */
function codeKey(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return 0;
  if (end - start !== 5) return -1;
  let key = 0;
  for (let index = start; index < end; index += 1) {
    const byte = bytes[index]!;
    const isCode = (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90);
    if (!isCode) return -1;
    key = (key << 6) | (byte & 63);
  }
  return key;
}

function readText(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let index = start; index < end && index < start + 32; index += 1)
    text += String.fromCharCode(bytes[index]!);
  return text.trim();
}

/* The answer of the territory for each pair of codes seen: about 45,000 in the national file. */
function rememberTerritory(isInTerritory: (communeCode: string, postcode: string) => boolean) {
  const byCommune = new Map<number, Map<number, boolean>>();
  let size = 0;
  return (
    bytes: Uint8Array,
    communeAt: number,
    communeEnd: number,
    postcodeAt: number,
    postcodeEnd: number,
  ): boolean => {
    const commune = codeKey(bytes, communeAt, communeEnd);
    const postcode = codeKey(bytes, postcodeAt, postcodeEnd);
    const ask = () =>
      isInTerritory(readText(bytes, communeAt, communeEnd), readText(bytes, postcodeAt, postcodeEnd));
    if (commune < 0 || postcode < 0) return ask();
    let byPostcode = byCommune.get(commune);
    const known = byPostcode?.get(postcode);
    if (known !== undefined) return known;
    if (size >= 200_000) {
      byCommune.clear();
      byPostcode = undefined;
      size = 0;
    }
    const answer = ask();
    if (byPostcode) byPostcode.set(postcode, answer);
    else byCommune.set(commune, new Map([[postcode, answer]]));
    size += 1;
    return answer;
  };
}

/**
 * Finds in blocks of bytes the lines of a territory, looking at the two fields that say where and decoding nothing.
 * `isInTerritory` must always answer the same for the same codes. Memory: the block, one line, and the codes seen.
 */
export function createTerritoryScanner(
  columns: RppsColumns,
  isInTerritory: (communeCode: string, postcode: string) => boolean,
  maxLineBytes: number,
): TerritoryScanner {
  const postcodeColumn = columns.positions.get("postalCode")!;
  const communeColumn = columns.positions.get("communeCode")!;
  const firstColumn = Math.min(postcodeColumn, communeColumn);
  const lastColumn = Math.max(postcodeColumn, communeColumn);
  const isInside = rememberTerritory(isInTerritory);
  const counts: ScanCounts = { lines: 1, outOfTerritory: 0, blank: 0 };
  let carried: Uint8Array[] = [];
  let carriedBytes = 0;
  let skipping = false;

  /* Judges one whole line, line end left out. The loop over bytes is where the time of an import goes: measured, it is
     faster than 37 calls of indexOf for 56 short columns. */
  function judge(bytes: Uint8Array, start: number, lineEnd: number, found: ScannedLine[]): void {
    counts.lines += 1;
    const end = lineEnd > start && bytes[lineEnd - 1] === carriageReturn ? lineEnd - 1 : lineEnd;
    if (end === start) {
      counts.blank += 1;
      return;
    }
    const take = (problem: ScannedLine["problem"]) =>
      found.push({ line: counts.lines, bytes: bytes.subarray(start, end), problem });
    if (end - start > maxLineBytes) {
      take("too-long");
      return;
    }
    let column = 0;
    let firstAt = 0;
    let firstEnd = 0;
    let lastAt = firstColumn === 0 ? start : 0;
    let index = start;
    for (; index < end; index += 1) {
      if (bytes[index] !== separator) continue;
      if (column === firstColumn) firstEnd = index;
      if (column === lastColumn) break;
      column += 1;
      if (column === firstColumn) firstAt = index + 1;
      if (column === lastColumn) lastAt = index + 1;
    }
    if (column < lastColumn) {
      take("cut");
      return;
    }
    if (firstColumn === 0) firstAt = start;
    const inside =
      communeColumn === lastColumn
        ? isInside(bytes, lastAt, index, firstAt, firstEnd)
        : isInside(bytes, firstAt, firstEnd, lastAt, index);
    if (inside) take(null);
    else counts.outOfTerritory += 1;
  }

  function carry(piece: Uint8Array): void {
    if (skipping || piece.length === 0) return;
    /* Beyond the limit nothing more is kept: the line is refused, its beginning shown. */
    const room = maxLineBytes + 2 - carriedBytes;
    const kept = piece.slice(0, Math.max(0, room));
    carried.push(kept);
    carriedBytes += kept.length;
    if (carriedBytes >= maxLineBytes + 2) skipping = true;
  }

  function closeCarried(found: ScannedLine[]): void {
    const whole = Buffer.concat(carried);
    carried = [];
    carriedBytes = 0;
    skipping = false;
    judge(whole, 0, whole.length, found);
  }

  return {
    counts,
    scan(block) {
      const found: ScannedLine[] = [];
      let start = 0;
      for (let end = block.indexOf(lineFeed); end !== -1; end = block.indexOf(lineFeed, start)) {
        if (carriedBytes > 0) {
          carry(block.subarray(start, end));
          closeCarried(found);
        } else judge(block, start, end, found);
        start = end + 1;
      }
      carry(block.subarray(start));
      return found;
    },
    finish() {
      const found: ScannedLine[] = [];
      if (carriedBytes > 0) closeCarried(found);
      return found;
    },
  };
}
