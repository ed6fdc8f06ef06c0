import { withTenant } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { explainBriefly } from "../../log/explain-briefly.ts";
import { nowOf } from "../../time/index.ts";
import { deliveriesSent } from "../notify-metrics.ts";
import { settleOutside } from "../outside/settle-outside.ts";
import { composeMail } from "./compose-mail.ts";
import {
  type About,
  type Channel,
  claimDeliveries,
  type Delivery,
  markSent,
  markUnsent,
} from "./delivery-store.ts";

const AT_ONCE = 50;
const MOST_ATTEMPTS = 8;

/**
 * Sends what is due in one CPTS, one message per person and channel. Taken in one transaction, sent outside any, marked in
 * another: a server killed in between sends twice rather than never. A failure is tried again after 2, 4, 8… minutes, 8 times.
 */
export async function deliverWaiting(deps: Deps, cptsId: string): Promise<void> {
  for (;;) {
    const now = nowOf(deps);
    const due = await withTenant(deps.db, cptsId, (tx) => claimDeliveries(tx, cptsId, now, AT_ONCE));
    for (const group of byPerson(due)) await sendGroup(deps, cptsId, group);
    if (due.length < AT_ONCE) return;
  }
}

/** A message to somebody who has no account goes alone: it says all that it says. */
const byPerson = (deliveries: readonly Delivery[]): Delivery[][] => [
  ...Map.groupBy(deliveries, (one) => (one.about ? one.id : `${one.channel} ${one.recipient}`)).values(),
];

const isOutside = (one: Delivery): one is Delivery & { about: About } => one.about !== null;

async function sendGroup(deps: Deps, cptsId: string, group: readonly Delivery[]): Promise<void> {
  const [first] = group;
  if (!first) return;
  const ids = group.map((one) => one.id);
  const now = nowOf(deps);
  try {
    await send(deps, first.channel, first.recipient, group);
  } catch (error) {
    const attempts = Math.max(...group.map((one) => one.attempts));
    const givenUp = attempts >= MOST_ATTEMPTS || (isOutside(first) && isForGood(error));
    const nextTryAt = new Date(now.getTime() + 2 ** attempts * 60_000);
    if (givenUp && isOutside(first)) await settleOutside(deps, cptsId, first, "failed");
    else
      await withTenant(deps.db, cptsId, (tx) =>
        markUnsent(tx, cptsId, ids, { error: safeWords(error), nextTryAt, givenUp }),
      );
    deliveriesSent.inc({ channel: first.channel, outcome: givenUp ? "given-up" : "failed" }, group.length);
    deps.log[givenUp ? "error" : "warn"](
      { cptsId, channel: first.channel, attempts, error: safeWords(error) },
      "a message could not be sent",
    );
    return;
  }
  if (isOutside(first)) await settleOutside(deps, cptsId, first, "sent");
  else await withTenant(deps.db, cptsId, (tx) => markSent(tx, cptsId, ids, now));
  deliveriesSent.inc({ channel: first.channel, outcome: "sent" }, group.length);
}

async function send(deps: Deps, channel: Channel, to: string, group: readonly Delivery[]): Promise<void> {
  const alone = group.find(isOutside);
  if (channel === "mail")
    return deps.mail.send(
      alone
        ? { to, subject: alone.subject, text: alone.body }
        : composeMail(to, group, deps.settings.publicUrl),
    );
  if (!deps.sms) throw new Error("no SMS gateway");
  if (alone) return deps.sms.send({ to, text: alone.body });
  const text =
    group.length === 1
      ? `Maillage : ${group[0]?.body.replace("\n", " ")}`
      : `Maillage : ${group.length} choses vous attendent. ${deps.settings.publicUrl}`;
  return deps.sms.send({ to, text: text.slice(0, 320) });
}

// An address that does not exist: who waits for the patient to be told hears of it now, not eight tries later.
const isForGood = (error: unknown): boolean => {
  const { responseCode } = error as { responseCode?: unknown };
  return typeof responseCode === "number" && responseCode >= 500 && responseCode < 600;
};

// A mail server repeats the address that it refuses: the code is enough.
function safeWords(error: unknown): string {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  if (typeof responseCode === "number") return `mail server answered ${responseCode}`;
  if (typeof code === "string") return `mail server ${code}`;
  return explainBriefly(error);
}
