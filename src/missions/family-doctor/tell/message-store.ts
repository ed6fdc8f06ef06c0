import type { Tx } from "../../../platform/db/index.ts";

/** The version stays: nothing that a person corrects has changed. */
export const clearMessage = (tx: Tx, cptsId: string, requestId: string) =>
  tx
    .updateTable("mt_requests")
    .set({ message_way: null, message_state: null })
    .where("cpts_id", "=", cptsId)
    .where("id", "=", requestId)
    .execute();
