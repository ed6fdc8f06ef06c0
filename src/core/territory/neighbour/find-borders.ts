import { foldText } from "../../../platform/text/index.ts";
import type { OthersArea } from "./others-store.ts";

export interface OwnArea {
  kind: string;
  code: string | null;
  name: string;
  communeCode: string;
}

/** A commune of the ground around, with those that touch it. */
export interface Around {
  code: string;
  name: string;
  touching: readonly string[];
  /** Its surroundings go on beyond what was looked at: nothing can be said of it. */
  isAtTheEdge: boolean;
}

export interface Border {
  /** overlap: ours and theirs · hole: of nobody, with CPTS all around · rest: the part of a commune that nobody has. */
  kind: "overlap" | "hole" | "rest";
  /** INSEE code, or commune and name for a named sector. */
  code: string;
  name: string;
  communeCode: string;
  /** The other CPTS concerned. */
  with: { name: string; slug: string }[];
}

const MOST_IN_A_HOLE = 3;

/**
 * Where the territory and its neighbours do not fit: what two CPTS both declare, and what is left between them (« ni
 * chevauchement ni commune isolée », S1). `irisOf`: every known IRIS of a commune, where a file told them.
 */
export function findBorders(
  own: readonly OwnArea[],
  others: readonly OthersArea[],
  around: readonly Around[],
  irisOf: ReadonlyMap<string, readonly string[]>,
): Border[] {
  return [...overlaps(own, others), ...holes(own, others, around), ...rests(own, others, irisOf)];
}

const ownersOf = (areas: readonly OthersArea[]): Border["with"] => [
  ...new Map(areas.map((one) => [one.ownerSlug, { name: one.ownerName, slug: one.ownerSlug }])).values(),
];

function overlaps(own: readonly OwnArea[], others: readonly OthersArea[]): Border[] {
  const byCommune = Map.groupBy(others, (one) => one.communeCode);
  return own.flatMap((area) => {
    const same = (byCommune.get(area.communeCode) ?? []).filter((one) => coversTheSame(area, one));
    if (same.length === 0) return [];
    const code = area.code ?? `${area.communeCode} ${area.name}`.slice(0, 130);
    return [
      {
        kind: "overlap" as const,
        code,
        name: area.name,
        communeCode: area.communeCode,
        with: ownersOf(same),
      },
    ];
  });
}

/* A whole commune covers all its parts; two IRIS are the same by code, two named sectors by name. An IRIS and a sector cannot be compared. */
function coversTheSame(one: OwnArea, other: OthersArea): boolean {
  if (one.kind === "commune" || other.kind === "commune") return true;
  if (one.kind !== other.kind) return false;
  return one.kind === "iris" ? one.code === other.code : foldText(one.name) === foldText(other.name);
}

/* Communes of nobody that only touch communes of somebody, one of them ours; up to three that hang together. */
function holes(own: readonly OwnArea[], others: readonly OthersArea[], around: readonly Around[]): Border[] {
  const ours = new Set(own.map((one) => one.communeCode));
  const theirs = Map.groupBy(others, (one) => one.communeCode);
  const free = new Map(
    around.filter((one) => !ours.has(one.code) && !theirs.has(one.code)).map((one) => [one.code, one]),
  );
  const seen = new Set<string>();
  const found: Border[] = [];
  for (const start of free.values()) {
    if (seen.has(start.code)) continue;
    const group = together(start, free, seen);
    const touched = new Set(group.flatMap((one) => one.touching).filter((code) => !free.has(code)));
    const isOpen = group.some((one) => one.isAtTheEdge) || group.length > MOST_IN_A_HOLE;
    if (isOpen || touched.size === 0 || ![...touched].some((code) => ours.has(code))) continue;
    const neighbours = ownersOf([...touched].flatMap((code) => theirs.get(code) ?? []));
    for (const one of group)
      found.push({ kind: "hole", code: one.code, name: one.name, communeCode: one.code, with: neighbours });
  }
  return found;
}

function together(start: Around, free: ReadonlyMap<string, Around>, seen: Set<string>): Around[] {
  const group: Around[] = [];
  const waiting = [start];
  seen.add(start.code);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    group.push(next);
    for (const code of next.touching) {
      const one = free.get(code);
      if (!one || seen.has(code)) continue;
      seen.add(code);
      waiting.push(one);
    }
  }
  return group;
}

/* Of a commune taken by IRIS, those that no CPTS has; of one taken by named sectors nothing can be told. */
function rests(
  own: readonly OwnArea[],
  others: readonly OthersArea[],
  irisOf: ReadonlyMap<string, readonly string[]>,
): Border[] {
  const byParts = Map.groupBy(
    own.filter((one) => one.kind === "iris"),
    (one) => one.communeCode,
  );
  return [...byParts].flatMap(([communeCode, parts]) => {
    if (own.some((one) => one.communeCode === communeCode && one.kind !== "iris")) return [];
    const there = others.filter((one) => one.communeCode === communeCode);
    if (there.some((one) => one.kind !== "iris")) return [];
    const taken = new Set([...parts, ...there].map((one) => one.code));
    const left = (irisOf.get(communeCode) ?? []).filter((code) => !taken.has(code));
    if (left.length === 0) return [];
    const name = `${left.length} IRIS sur ${irisOf.get(communeCode)?.length}`;
    return [{ kind: "rest" as const, code: communeCode, name, communeCode, with: ownersOf(there) }];
  });
}
