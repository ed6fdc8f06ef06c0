/**
 * Six bits for each of the five bytes of a code, one small integer for the whole; 0 for an empty field, -1 if it is not
 * five digits or capitals. Digits and capitals differ in their last six bits (0x30–0x39 and 0x01–0x1a), so no two codes
 * share a key.
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
  return Buffer.from(bytes.subarray(start, Math.min(end, start + 32)))
    .toString("latin1")
    .trim();
}

/** Where the two fields that say the place stand in a block of bytes. */
export type PlaceFields = { communeAt: number; communeEnd: number; postcodeAt: number; postcodeEnd: number };

/* France has about 35,000 communes and 6,000 postcodes, paired once or a few times; a hostile file could hold millions. */
const maximumPairs = 200_000;

/**
 * Asks the territory once for each pair of codes, and remembers: nothing is decoded for a pair already seen.
 */
export function rememberTerritory(isInTerritory: (communeCode: string, postcode: string) => boolean) {
  const byCommune = new Map<number, Map<number, boolean>>();
  let pairs = 0;

  function remember(commune: number, postcode: number, answer: boolean): void {
    if (pairs >= maximumPairs) {
      byCommune.clear();
      pairs = 0;
    }
    pairs += 1;
    const known = byCommune.get(commune);
    if (known) known.set(postcode, answer);
    else byCommune.set(commune, new Map([[postcode, answer]]));
  }

  return (bytes: Uint8Array, { communeAt, communeEnd, postcodeAt, postcodeEnd }: PlaceFields): boolean => {
    const commune = codeKey(bytes, communeAt, communeEnd);
    const postcode = codeKey(bytes, postcodeAt, postcodeEnd);
    const isOdd = commune < 0 || postcode < 0;
    const known = isOdd ? undefined : byCommune.get(commune)?.get(postcode);
    if (known !== undefined) return known;
    const answer = isInTerritory(
      readText(bytes, communeAt, communeEnd),
      readText(bytes, postcodeAt, postcodeEnd),
    );
    if (!isOdd) remember(commune, postcode, answer);
    return answer;
  };
}
