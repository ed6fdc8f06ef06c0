import type { Role } from "../access/index.ts";

/** A sort of notice, as people choose it in their preferences. */
export interface NoticeKind {
  /** `slice.what`: `agenda.booked` */
  kind: string;
  /** « Un créneau est réservé chez moi » */
  label: string;
  /** Whether it also leaves by mail unless the person chose otherwise. */
  mailByDefault: boolean;
  /** Roles that may ever receive it; absent: everybody may. Preferences show no other. */
  roles?: readonly Role[];
}

const known = new Map<string, NoticeKind>();

/** Each slice declares its kinds once, where it is loaded. They are definitions, not state. */
export function declareNoticeKinds(kinds: readonly NoticeKind[]): void {
  for (const one of kinds) known.set(one.kind, one);
}

/** Kinds in the order of their labels. */
export const listNoticeKinds = (): NoticeKind[] =>
  [...known.values()].sort((a, b) => a.label.localeCompare(b.label, "fr"));

/** Those that a person of these roles may receive. */
export const noticeKindsOf = (roles: readonly Role[]): NoticeKind[] =>
  listNoticeKinds().filter((one) => !one.roles || one.roles.some((role) => roles.includes(role)));

export function noticeKind(kind: string): NoticeKind {
  const found = known.get(kind);
  if (!found) throw new Error(`no notice kind ${kind}: declare it with declareNoticeKinds`);
  return found;
}
