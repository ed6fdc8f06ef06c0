const declared = new Set<string>();

/** Kinds of records (`patient`, `request`) that a slice lets a broken glass open: said where the slice asks `hasBrokenGlass`. */
export function declareGlassKinds(kinds: readonly string[]): void {
  for (const kind of kinds) declared.add(kind);
}

export const isGlassKind = (kind: string): boolean => declared.has(kind);
