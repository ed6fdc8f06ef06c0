import { findPatient } from "../../../core/patients/index.ts";
import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, Problem } from "../../../platform/errors/problems.ts";
import { actOnce, type Once } from "../../../platform/http/index.ts";
import type { Request, RequestSubmit } from "../contract.ts";
import { policy } from "../policy.ts";
import { columnsOf } from "./fill-request.ts";
import { limitOf } from "./levels.ts";
import { moveRequest } from "./move-request.ts";
import { lockVisible, surroundingsOf } from "./open-request.ts";
import { fill } from "./save-draft.ts";
import { scoreRequest } from "./score-request.ts";
import { toFillOf, viewOf } from "./view-request.ts";

/**
 * Sends a request to be oriented: patient, agreement, sheet and level must be there. After a red flag it needs the recorded decision,
 * which the database checks again. Choosing here the level that calls the 15 stops the request instead.
 */
export const submitRequest = (
  deps: Deps,
  actor: Actor,
  once: Once,
  id: string,
  { version, ...chosen }: RequestSubmit,
): Promise<Request> =>
  actOnce(deps, actor, once, async (tx) => {
    const opened = await lockVisible(deps, actor, tx, id);
    authorize(actor, policy.rules["request.edit"], opened.access);
    let { row } = opened;
    if (!["draft", "urgent"].includes(row.status))
      throw conflict(
        "unscheduled-care.already-submitted",
        "Cette demande est déjà enregistrée pour être orientée.",
      );
    if (row.version !== version)
      throw conflict(
        "unscheduled-care.changed-elsewhere",
        "Cette demande a été modifiée ailleurs (autre onglet ou collègue) : relisez-la avant de l'envoyer.",
      );
    const around = await surroundingsOf(deps, actor, tx, row);
    const change = await columnsOf(tx, actor, row, chosen, around);
    if (Object.keys(change).length > 0) row = await fill(deps, actor, tx, row, change, around);
    const level = around.levels.find(({ code }) => code === row.level_code);
    if (level?.emergencyCall) return viewOf(deps, actor, tx, row);
    const patient = row.patient_id ? await findPatient(tx, row.cpts_id, row.patient_id) : undefined;
    const missing = toFillOf(row, patient, around);
    if (missing.length > 0 || !level) {
      throw new Problem(
        "invalid",
        "unscheduled-care.incomplete",
        missing[0]?.message ?? "La demande est incomplète.",
        { fields: missing },
      );
    }
    const score = scoreRequest(row, around.sheet, around.levels);
    const proposed = around.levels.find(({ code }) => code === score.proposedLevel);
    const moved = await moveRequest(deps, actor, tx, row, {
      to: "to-orient",
      change: { wanted_by: limitOf(level, row.created_at) },
      kind: "request-submitted",
      sentence: `À orienter. Niveau choisi : ${level.label}${proposed && proposed.code !== level.code ? ` (la fiche proposait : ${proposed.label})` : ""}.`,
      details: { level: level.code, proposed: proposed?.code ?? null },
      undo: { wanted_by: row.wanted_by },
    });
    return viewOf(deps, actor, tx, moved);
  });
