/** A sort of notice, as people choose it in their preferences. */
export interface NoticeKind {
  /** `slice.what`: `agenda.booked` */
  kind: string;
  /** « Un créneau est réservé chez moi » */
  label: string;
  /** Whether it also leaves by mail unless the person chose otherwise. */
  mailByDefault: boolean;
}

const known = new Map<string, NoticeKind>();

/** Each slice declares its kinds once, where it is loaded. They are definitions, not state. */
export function declareNoticeKinds(kinds: readonly NoticeKind[]): void {
  for (const one of kinds) known.set(one.kind, one);
}

/** Kinds in the order of their labels. */
export const listNoticeKinds = (): NoticeKind[] =>
  [...known.values()].sort((a, b) => a.label.localeCompare(b.label, "fr"));

export function noticeKind(kind: string): NoticeKind {
  const found = known.get(kind);
  if (!found) throw new Error(`no notice kind ${kind}: declare it with declareNoticeKinds`);
  return found;
}
