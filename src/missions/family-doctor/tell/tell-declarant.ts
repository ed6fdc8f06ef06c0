import type { Tx } from "../../../platform/db/index.ts";
import type { Subscriber } from "../../../platform/events/index.ts";
import { declareNoticeKinds, tellPerson } from "../../../platform/notify/index.ts";
import { findCptsPage, PAGES } from "../proposal/proposal-notices.ts";
import { DECLARING } from "../request/request-policy.ts";
import { findRequest, type RequestRow } from "../request/request-store.ts";

const MOVED = "family-doctor.declared-moved";
declareNoticeKinds([
  {
    kind: MOVED,
    label: "Un patient que j'ai signalé : ce que devient sa recherche",
    mailByDefault: true,
    roles: DECLARING,
  },
]);

// Opened by error, or twice: whoever declared it no longer reads it.
const VOID = ["mistake", "twin"];

/** What the declarant hears of, and how; the steps between are read on their page. No name, no reason, no health. */
function sentenceOf({ reference, end_reason }: RequestRow, from: string, to: string): string | null {
  if (to === "accepted" && ["proposed", "sent"].includes(from))
    return `${reference}, que vous avez signalée : un médecin accepte`;
  if (to === "appointed" && from !== "closed")
    return `${reference}, que vous avez signalée : le premier rendez-vous est fixé`;
  if (to === "waiting" && ["accepted", "told", "appointed"].includes(from))
    return `${reference}, que vous avez signalée : la recherche reprend`;
  if (to === "closed")
    return end_reason === "declared"
      ? `${reference}, que vous avez signalée : le médecin traitant est déclaré`
      : `${reference}, que vous avez signalée : la recherche est terminée`;
  return null;
}

export const declarantSubscriber: Subscriber = {
  event: "family-doctor.request-changed",
  name: "family-doctor: who declared the patient is told what becomes of them",
  handle: async (deps, tx, { cptsId, payload }) => {
    const [from, to] = [String(payload["from"]), String(payload["to"])];
    if (from === to || payload["from"] === null) return;
    const row = await findRequest(tx, cptsId, String(payload["requestId"]));
    const userId = row?.declarant_user_id;
    if (!row || !userId || userId === payload["byUserId"] || VOID.includes(row.end_reason ?? "")) return;
    // Told late, of a step that was taken back since: what stands now was told by its own event.
    if (row.status !== to) return;
    const title = sentenceOf(row, from, to);
    if (!title || !(await isStillMember(tx, cptsId, userId))) return;
    const { slug } = await findCptsPage(tx, cptsId);
    await tellPerson(deps, tx, { userId, kind: MOVED, title, link: `/c/${slug}/${PAGES.request(row.id)}` });
  },
};

const isStillMember = async (tx: Tx, cptsId: string, userId: string): Promise<boolean> =>
  (await tx
    .selectFrom("identity_memberships")
    .select("id")
    .where("cpts_id", "=", cptsId)
    .where("user_id", "=", userId)
    .where("ended_at", "is", null)
    .limit(1)
    .executeTakeFirst()) !== undefined;
