import { LIKELY, scoreTwins, type TwinTraits } from "../../../../core/patients/index.ts";
import { foldText } from "../../../../platform/text/index.ts";
import type { LinePayload } from "../read/read-line.ts";

export const traitsOfLine = (payload: LinePayload): TwinTraits => ({
  birthFamilyName: payload.birthFamilyName,
  usedFamilyName: payload.usedFamilyName,
  birthGivenNames: payload.birthGivenNames,
  usedGivenName: null,
  sex: payload.sex,
  birthOn: payload.birthOn,
  birthPlaceCode: null,
  ins: null,
});

/** The same person, as far as a line can tell: the same names and the same known date. */
export const isSame = (a: TwinTraits, b: TwinTraits): boolean =>
  a.birthOn !== null &&
  a.birthOn === b.birthOn &&
  (a.sex === b.sex || a.sex === "U" || b.sex === "U") &&
  foldText(a.birthFamilyName) === foldText(b.birthFamilyName) &&
  foldText(a.birthGivenNames) === foldText(b.birthGivenNames);

interface Seen {
  line: number;
  traits: TwinTraits;
}
/** Lines of one birth date or of one name that are compared with a new one; a file of one name repeated stays linear. */
const MOST_COMPARED = 40;

/** Remembers the lines of a file; says of each new one which earlier line is, or may be, the same person. */
export function openTwinsInFile() {
  const groups = new Map<string, Seen[]>();
  return (line: number, traits: TwinTraits): { line: number; same: boolean } | null => {
    const keys = keysOf(traits);
    let found: { line: number; same: boolean } | null = null;
    for (const key of keys) {
      for (const seen of groups.get(key) ?? []) {
        if (isSame(seen.traits, traits)) return { line: seen.line, same: true };
        if (!found && scoreTwins(seen.traits, traits).score >= LIKELY)
          found = { line: seen.line, same: false };
      }
    }
    for (const key of keys) remember(groups, key, { line, traits });
    return found;
  };
}

function remember(groups: Map<string, Seen[]>, key: string, seen: Seen): void {
  const group = groups.get(key);
  if (!group) groups.set(key, [seen]);
  else if (group.length < MOST_COMPARED) group.push(seen);
}

/* A double shares its date, its date with day and month exchanged, or its names in any order. */
function keysOf({ birthOn, birthFamilyName, birthGivenNames }: TwinTraits): string[] {
  const names = foldText(`${birthFamilyName} ${birthGivenNames}`).split(" ").sort().join(" ");
  if (birthOn === null) return [names];
  const [year, month, day] = birthOn.split("-") as [string, string, string];
  return [names, `${year} ${[month, day].sort().join(" ")}`];
}
