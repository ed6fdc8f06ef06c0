import type { Tx } from "../../db/index.ts";
import { DEFAULT_QUIET_HOURS, type QuietHours } from "../delivery/quiet-hours.ts";
import type { NoticeKind } from "../notice-kinds.ts";
import { findContact, findPreference, findQuietHours, findTimeZone } from "./preference-store.ts";

/** Where, besides the screen, a person wants this kind of notice. */
export interface Reach {
  mailTo: string | undefined;
  smsTo: string | undefined;
  quiet: QuietHours;
  /** The territory's. */
  timeZone: string;
}

/** Undefined when the person wants it on screen only. */
export async function readReach(
  tx: Tx,
  cptsId: string,
  userId: string,
  kind: NoticeKind,
): Promise<Reach | undefined> {
  const chosen = (await findPreference(tx, userId, kind.kind)) ?? { mail: kind.mailByDefault, sms: false };
  if (!chosen.mail && !chosen.sms) return undefined;
  const contact = await findContact(tx, userId);
  if (!contact) return undefined;
  const quiet = await findQuietHours(tx, userId);
  return {
    mailTo: chosen.mail ? (contact.email ?? undefined) : undefined,
    smsTo: chosen.sms ? (contact.phone ?? undefined) : undefined,
    quiet: quiet
      ? { from: quiet.quiet_from.slice(0, 5), until: quiet.quiet_until.slice(0, 5) }
      : DEFAULT_QUIET_HOURS,
    timeZone: await findTimeZone(tx, cptsId),
  };
}
