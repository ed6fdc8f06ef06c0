import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { formatPhone } from "../../../platform/text/index.ts";
import { formatDate, nowOf } from "../../../platform/time/index.ts";
import { findCptsPage } from "../proposal/proposal-notices.ts";
import { settingsOf } from "../settings/settings-store.ts";

/** Who writes, and when, as a letter says it. */
export interface Sender {
  name: string;
  /** As it is read aloud; null when the CPTS gave none. */
  phone: string | null;
  /** Where a patient asks and follows; null while the page is closed. */
  pageUrl: string | null;
  /** « 21 novembre 2026 » */
  date: string;
  /** ISO instant. */
  at: string;
}

export async function senderOf(deps: Deps, tx: Tx, cptsId: string): Promise<Sender> {
  const { name, slug, time_zone: zone } = await findCptsPage(tx, cptsId);
  const { contactPhone, doorOpen } = await settingsOf(tx, cptsId);
  const now = nowOf(deps);
  return {
    name,
    phone: contactPhone && formatPhone(contactPhone),
    pageUrl: doorOpen ? publicPageOf(deps, slug) : null,
    date: formatDate(now, zone),
    at: now.toISOString(),
  };
}

export const publicPageOf = (deps: Deps, slug: string): string =>
  `${deps.settings.publicUrl}/c/${slug}/medecin-traitant`;
