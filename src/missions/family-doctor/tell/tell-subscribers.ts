import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import type { Subscriber } from "../../../platform/events/index.ts";
import { declareNoticeKinds, OUTSIDE_DELIVERED } from "../../../platform/notify/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { PAGES, tellCoordination, tellDoctor } from "../proposal/proposal-notices.ts";
import { moveRequest } from "../request/move-request.ts";
import { lockRequest, type RequestRow } from "../request/request-store.ts";
import { ABOUT, queueMessage, withdrawMessage } from "./queue-message.ts";
import { declarantSubscriber } from "./tell-declarant.ts";

const NOT_TOLD = "family-doctor.patient-to-tell";
declareNoticeKinds([
  {
    kind: NOT_TOLD,
    label: "Un patient est à prévenir autrement : son message n'a pas pu partir",
    mailByDefault: false,
    roles: ["coordinator"],
  },
]);

export const tellSubscribers: readonly Subscriber[] = [
  declarantSubscriber,
  {
    event: "family-doctor.request-changed",
    name: "family-doctor: the patient is written to when a doctor accepts",
    handle: async (deps, tx, { cptsId, payload }) => {
      const { requestId, from, to } = payload;
      if (from === to) return;
      if (to === "accepted") await queueMessage(deps, tx, cptsId, String(requestId));
      else if (from === "accepted") await withdrawMessage(tx, cptsId, String(requestId));
    },
  },
  {
    event: OUTSIDE_DELIVERED,
    name: "family-doctor: the patient is told once the message has left",
    handle: async (deps, tx, { cptsId, payload }) => {
      if (payload["aboutKind"] !== ABOUT) return;
      const row = await lockRequest(tx, cptsId, String(payload["aboutId"]));
      if (row?.status !== "accepted") return;
      const what = payload["channel"] === "mail" ? "mail" : "SMS";
      if (payload["outcome"] === "sent") await noteTold(deps, tx, row, what);
      else await noteNotTold(deps, tx, row, what);
    },
  },
];

const noteTold = (deps: Deps, tx: Tx, row: RequestRow, what: string) =>
  moveRequest(deps, null, tx, row, {
    to: "told",
    change: { told_at: nowOf(deps), message_state: "sent" },
    kind: "patient-told",
    sentence: `Patient prévenu par ${what} que sa demande a avancé. Le nom du médecin reste à lui dire.`,
    details: { way: row.message_way },
  });

async function noteNotTold(deps: Deps, tx: Tx, row: RequestRow, what: string): Promise<void> {
  await moveRequest(deps, null, tx, row, {
    change: { message_state: "failed" },
    kind: "message-failed",
    sentence: `Le ${what} à la personne n'a pas pu partir : à prévenir autrement.`,
  });
  const told = {
    kind: NOT_TOLD,
    title: `${row.reference} : le ${what} n'a pas pu partir, le patient est à appeler`,
    page: PAGES.request(row.id),
  };
  await tellCoordination(deps, tx, row.cpts_id, told);
  if (row.doctor_professional_id) await tellDoctor(deps, tx, row.cpts_id, row.doctor_professional_id, told);
}
