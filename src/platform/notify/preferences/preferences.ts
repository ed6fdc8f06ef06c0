import type { Actor } from "../../access/index.ts";
import type { Tx } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { invalid } from "../../errors/problems.ts";
import { act } from "../../http/index.ts";
import type { Preferences, PreferencesInput } from "../contract.ts";
import { DEFAULT_QUIET_HOURS } from "../delivery/quiet-hours.ts";
import { listNoticeKinds, noticeKindsOf } from "../notice-kinds.ts";
import {
  findContact,
  findQuietHours,
  listPreferences,
  savePreference,
  saveQuietHours,
} from "./preference-store.ts";

export const readPreferences = (deps: Deps, actor: Actor): Promise<Preferences> =>
  act(deps, actor, (tx) => preferencesIn(deps, tx, actor));

/** Keeps the person's choice: per kind, and the hours when nothing is sent. The screen always shows everything. */
export async function savePreferences(
  deps: Deps,
  actor: Actor,
  input: PreferencesInput,
): Promise<Preferences> {
  const known = new Set(listNoticeKinds().map((one) => one.kind));
  const strange = input.kinds.find((one) => !known.has(one.kind));
  if (strange) throw invalid("kinds", "Ce genre d'avis n'existe pas : rechargez la page.");
  return act(deps, actor, async (tx) => {
    for (const one of input.kinds) await savePreference(tx, { ...one, userId: actor.userId });
    await saveQuietHours(tx, { userId: actor.userId, from: input.quietFrom, until: input.quietUntil });
    return preferencesIn(deps, tx, actor);
  });
}

async function preferencesIn(deps: Deps, tx: Tx, { userId, roles }: Actor): Promise<Preferences> {
  const chosen = new Map((await listPreferences(tx, userId)).map((row) => [row.kind, row]));
  const quiet = await findQuietHours(tx, userId);
  const contact = await findContact(tx, userId);
  return {
    kinds: noticeKindsOf(roles).map((one) => {
      const mine = chosen.get(one.kind);
      return {
        kind: one.kind,
        label: one.label,
        mail: mine?.mail ?? one.mailByDefault,
        sms: mine?.sms ?? false,
      };
    }),
    quietFrom: quiet?.quiet_from.slice(0, 5) ?? DEFAULT_QUIET_HOURS.from,
    quietUntil: quiet?.quiet_until.slice(0, 5) ?? DEFAULT_QUIET_HOURS.until,
    mailTo: contact?.email ?? null,
    smsTo: contact?.phone ?? null,
    smsAvailable: deps.sms !== undefined,
  };
}
