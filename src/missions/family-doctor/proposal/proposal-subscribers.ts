import type { Subscriber } from "../../../platform/events/index.ts";
import { findRequest } from "../request/request-store.ts";
import { listProposals } from "./proposal-list-store.ts";
import { KINDS, PAGES, tellDoctor } from "./proposal-notices.ts";

const WITH_A_DOCTOR = ["sent", "accepted", "told", "appointed"];

export const proposalSubscribers: readonly Subscriber[] = [
  {
    event: "family-doctor.request-changed",
    name: "family-doctor: the doctor who was asked is told that the request has ended",
    // A request that ends gives its place back (request/give-place-back.ts): whoever had heard of it must not go on waiting.
    handle: async (deps, tx, { cptsId, payload }) => {
      const { requestId, from, to, byUserId } = payload;
      if (to !== "closed" || !WITH_A_DOCTOR.includes(String(from))) return;
      const row = await findRequest(tx, cptsId, String(requestId));
      if (row?.status !== "closed" || row.end_reason === "declared" || !row.closed_at) return;
      const closedAt = row.closed_at.getTime();
      const [last] = await listProposals(tx, cptsId, {
        requestId: row.id,
        statuses: ["withdrawn"],
        answeredSince: row.closed_at,
        limit: 1,
      });
      if (!last?.sent_at || last.answered_at?.getTime() !== closedAt) return;
      await tellDoctor(deps, tx, cptsId, last.professional_id, {
        kind: KINDS.withdrawn,
        title: `La demande ${row.reference} est terminée : votre place est rendue`,
        page: PAGES.proposals,
        except: byUserId ? String(byUserId) : null,
      });
    },
  },
];
