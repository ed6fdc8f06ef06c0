import { cptsOf, newId, type Tx } from "../../db/index.ts";
import type { Deps } from "../../deps.ts";
import { tellScreens } from "../../http/act.ts";
import { insertDelivery } from "../delivery/delivery-store.ts";
import { firstLoudInstant } from "../delivery/quiet-hours.ts";
import { wakeDelivery } from "../delivery/wake-delivery.ts";
import { noticeKind } from "../notice-kinds.ts";
import { type Reach, readReach } from "../preferences/read-reach.ts";
import { insertNotice } from "./notice-store.ts";

/** What waits for a person. Neither title nor body says anything of a patient's health: they go to where it is written. */
export interface Notice {
  userId: string;
  /** Declared by a slice: declareNoticeKinds. */
  kind: string;
  /** One sentence, at most 200 characters; also the subject of the mail. */
  title: string;
  /** Shown in the application only, at most 1,000 characters. */
  body?: string;
  /** Address inside the application, from « / ». */
  link?: string;
}

/** Tells one person, in the caller's tenant transaction: on screen at the commit; by mail or SMS as the person chose, outside quiet hours. */
export async function tellPerson(deps: Deps, tx: Tx, notice: Notice): Promise<string> {
  const kind = noticeKind(notice.kind);
  if (notice.link !== undefined && !/^\/(?![/\\])/.test(notice.link))
    throw new Error("a notice leads inside the application");
  const cptsId = cptsOf(tx);
  const now = deps.clock.now();
  const id = newId();
  const title = notice.title.slice(0, 200);
  await insertNotice(tx, {
    cptsId,
    id,
    userId: notice.userId,
    kind: notice.kind,
    title,
    body: (notice.body ?? "").slice(0, 1_000),
    link: notice.link ?? null,
    at: new Date(now.epochMilliseconds),
  });
  tellScreens(deps, tx, cptsId, { topic: "notice", id, userId: notice.userId });
  const reach = await readReach(tx, cptsId, notice.userId, kind);
  if (!reach) return id;
  const text = `${title}\n${notice.link ? `${deps.settings.publicUrl}${notice.link}` : deps.settings.publicUrl}`;
  await sendBeside(deps, tx, reach, { cptsId, noticeId: id, title, text, now });
  return id;
}

async function sendBeside(
  deps: Deps,
  tx: Tx,
  reach: Reach,
  notice: { cptsId: string; noticeId: string; title: string; text: string; now: Temporal.Instant },
): Promise<void> {
  const notBefore = new Date(firstLoudInstant(notice.now, reach.quiet, reach.timeZone).epochMilliseconds);
  const wanted = [
    { channel: "mail" as const, recipient: reach.mailTo },
    { channel: "sms" as const, recipient: deps.sms ? reach.smsTo : undefined },
  ];
  const rows = wanted.flatMap(({ channel, recipient }) => (recipient ? [{ channel, recipient }] : []));
  for (const row of rows) await insertDelivery(tx, { ...notice, ...row, id: newId(), notBefore });
  if (rows.length > 0) await wakeDelivery(tx, notice.cptsId, notice.now, notBefore);
}
