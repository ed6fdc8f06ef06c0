import { cptsOf, newId, type Tx } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import type { About, Channel } from "../delivery/delivery-store.ts";
import { firstLoudInstant, type QuietHours } from "../delivery/quiet-hours.ts";
import { wakeDelivery } from "../delivery/wake-delivery.ts";
import { findTimeZone } from "../preferences/preference-store.ts";
import { deleteOutside, insertOutside } from "./outside-store.ts";

/** People who have no account chose no quiet hours: later than noticed for a work mail, earlier in the evening. */
const QUIET: QuietHours = { from: "20:00", until: "08:30" };

export interface OutsideMessage {
  channel: Channel;
  /** A mail address or a telephone number. */
  recipient: string;
  /** Of a mail; 200 characters at most. */
  subject: string;
  /** The whole message, 2,000 characters at most; of an SMS, 320. Neither a name nor health. */
  text: string;
  about: About;
  /** Not before this, so that the act that caused it may be taken back. */
  notBefore: Temporal.Instant;
}

/** Writes to somebody who has no account, in the caller's transaction. It leaves outside quiet hours, eight tries at most. */
export async function writeOutside(deps: Deps, tx: Tx, message: OutsideMessage): Promise<void> {
  const cptsId = cptsOf(tx);
  const loud = firstLoudInstant(message.notBefore, QUIET, await findTimeZone(tx, cptsId));
  const notBefore = new Date(loud.epochMilliseconds);
  await insertOutside(tx, {
    cptsId,
    id: newId(),
    about: message.about,
    channel: message.channel,
    recipient: message.recipient,
    subject: message.subject.slice(0, 200),
    text: message.text.slice(0, message.channel === "sms" ? 320 : 2_000),
    notBefore,
  });
  await wakeDelivery(tx, cptsId, deps.clock.now(), notBefore);
}

/** Takes back what has not left yet. @returns false when there was nothing left to take back */
export const withdrawOutside = async (tx: Tx, about: About): Promise<boolean> =>
  (await deleteOutside(tx, cptsOf(tx), about)) > 0;
