import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import type { Request } from "./request-contract.ts";
import { viewOf } from "./view-request.ts";
import { openVisible } from "./visible-request.ts";

/** One request, for who needs to know; the read is audited with the relation that opened it. */
export const readRequest = (deps: Deps, actor: Actor, id: string): Promise<Request> =>
  act(deps, actor, async (tx) => {
    const { row, access } = await openVisible(deps, actor, tx, id);
    await recordAct(deps, actor, tx, {
      action: "family-doctor.request-read",
      subjectKind: "request",
      subjectId: id,
      ...(row.patient_id ? { patientId: row.patient_id } : {}),
      purpose: "orientation",
      details: { relation: access.relation ?? "bris de glace" },
    });
    return viewOf(deps, actor, tx, row);
  });
