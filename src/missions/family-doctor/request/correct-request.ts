import { findPatient } from "../../../core/patients/index.ts";
import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import { ensurePublishedRules } from "../priority/ensure-rules.ts";
import { weighRow } from "../priority/weigh-row.ts";
import { ageBandOn } from "./age-band.ts";
import { BEFORE_DOCTOR } from "./allowed-steps.ts";
import { dayOf, zoneOf } from "./day-of.ts";
import { moveRequest } from "./move-request.ts";
import { placeColumns } from "./place-columns.ts";
import { notThere } from "./refuse-step.ts";
import type { Request } from "./request-contract.ts";
import { requestRules } from "./request-policy.ts";
import type { RequestChange, RequestRow } from "./request-store.ts";
import { explainUnknownDoctor, situationColumns } from "./situation-columns.ts";
import type { RequestCorrection } from "./step-contract.ts";
import { viewOf } from "./view-request.ts";
import { lockVisible } from "./visible-request.ts";

/** Corrects or completes a request, and weighs it again. Who read an older version is told instead of overwriting. */
export async function correctRequest(
  deps: Deps,
  actor: Actor,
  id: string,
  input: RequestCorrection,
): Promise<Request> {
  try {
    return await act(deps, actor, async (tx) => {
      const { row, access } = await lockVisible(deps, actor, tx, id);
      authorize(actor, requestRules["request.correct"], access);
      if (row.status === "closed" || (!BEFORE_DOCTOR.includes(row.status) && !access.alsoCoordination))
        throw notThere(row.status);
      if (row.version !== input.version)
        throw conflict(
          "family-doctor.changed-elsewhere",
          "Cette demande a été changée entre-temps : relisez-la, puis enregistrez de nouveau.",
        );
      const corrected = await applyCorrection(deps, actor, tx, row, input);
      return viewOf(deps, actor, tx, corrected);
    });
  } catch (error) {
    throw explainUnknownDoctor(error);
  }
}

/** In the caller's transaction, on the locked row, once the caller has checked that it may. `actor` is null for the follow-up code. */
export async function applyCorrection(
  deps: Deps,
  actor: Actor | null,
  tx: Tx,
  row: RequestRow,
  input: Omit<RequestCorrection, "version">,
): Promise<RequestRow> {
  const now = nowOf(deps);
  const zone = actor?.timeZone ?? (await zoneOf(tx, row.cpts_id));
  const today = dayOf(now, zone);
  const change: RequestChange = {
    ...(input.situation ? situationColumns(input.situation) : {}),
    ...(input.carer === undefined ? {} : carerColumns(input.carer)),
    ...(input.place ? await placeColumns(tx, { ...input.place, latitude: null, longitude: null }) : {}),
  };
  const patient = row.patient_id ? await findPatient(tx, row.cpts_id, row.patient_id) : undefined;
  const birthOn = patient?.birth_on ?? null;
  const rules = await ensurePublishedRules(tx, row.cpts_id, now);
  return moveRequest(deps, actor, tx, row, {
    change: {
      ...change,
      age_band: ageBandOn(birthOn, today),
      ...weighRow(rules, { ...row, ...change } as RequestRow, birthOn, today, zone),
    },
    kind: "request-corrected",
    sentence: "Demande corrigée.",
    details: { fields: Object.keys(input).filter((name) => name !== "version") },
  });
}

const carerColumns = (one: RequestCorrection["carer"]): RequestChange => ({
  asked_by_carer: Boolean(one),
  carer_name: one?.name ?? null,
  carer_phone: one?.phone ?? null,
});
