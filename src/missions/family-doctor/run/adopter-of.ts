import type { Actor } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import { zoneOf } from "../request/day-of.ts";
import type { RunRow } from "./run-store.ts";

/** Who adopted or undid stands in the story, the ledger and the audit of each patient, though a job writes them. */
export const adopterOf = async (
  tx: Tx,
  run: Pick<RunRow, "id" | "cpts_id">,
  { byUserId, byLabel }: { byUserId: string; byLabel: string },
): Promise<Actor> => ({
  userId: byUserId,
  label: byLabel,
  cptsId: run.cpts_id,
  cptsSlug: "",
  timeZone: await zoneOf(tx, run.cpts_id),
  roles: ["coordinator"],
  professionalIds: [],
  assistedProfessionalIds: [],
  sessionId: "",
  requestId: run.id,
});
