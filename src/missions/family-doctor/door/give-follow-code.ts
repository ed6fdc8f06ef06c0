import { findPatient } from "../../../core/patients/index.ts";
import { type Actor, authorize } from "../../../platform/access/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { conflict, invalid } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { publicPageOf } from "../campaign/sender.ts";
import { findCptsPage } from "../proposal/proposal-notices.ts";
import { moveRequest } from "../request/move-request.ts";
import { notThere } from "../request/refuse-step.ts";
import { requestRules } from "../request/request-policy.ts";
import type { RequestRow } from "../request/request-store.ts";
import { lockVisible } from "../request/visible-request.ts";
import { settingsOf } from "../settings/settings-store.ts";
import { doorKey } from "./door-key.ts";
import { followCodeOf, hashFollowCode } from "./follow-code.ts";
import type { FollowCodeGiven, FollowCodeInput, GivenWay } from "./give-code-contract.ts";

const CHECKED: Record<GivenWay, string> = {
  "called-back": "rappelée au numéro de sa demande, nom et date de naissance vérifiés",
  "in-person": "venue sur place, pièce d'identité vue",
  letter: "par lettre, à l'adresse de sa fiche",
};

/**
 * A new follow-up code for who lost theirs, or never had one; the former is dead at once. Drawn from the version read, so that an answer lost on
 * the way is given again and the code is kept nowhere, not even beside an idempotency key.
 */
export const giveFollowCode = (
  deps: Deps,
  actor: Actor,
  id: string,
  input: FollowCodeInput,
): Promise<FollowCodeGiven> =>
  act(deps, actor, async (tx) => {
    const { row, access } = await lockVisible(deps, actor, tx, id);
    authorize(actor, requestRules["follow-code.give"], access);
    if (row.status === "closed") throw notThere(row.status);
    const code = followCodeOf(doorKey(deps), `${row.id}\n${input.version}`);
    const hash = hashFollowCode(row.cpts_id, code);
    const given = await presentGiven(deps, tx, row, code);
    if (row.follow_code_hash?.equals(hash)) return given;
    if (row.version !== input.version)
      throw conflict(
        "family-doctor.changed-elsewhere",
        "Cette demande a été changée entre-temps : relisez-la, puis donnez le code.",
      );
    await refuseUnreachable(tx, row, input.way);
    await moveRequest(deps, actor, tx, row, {
      change: { follow_code_hash: hash },
      kind: "follow-code-given",
      sentence: `${row.follow_code_hash ? "Nouveau code de suivi ; l'ancien ne sert plus" : "Code de suivi remis"} : ${CHECKED[input.way]}. Motif : ${input.reason}`,
      details: { way: input.way, replaced: row.follow_code_hash !== null },
    });
    return given;
  });

/** A check that leans on a number or an address needs one: a code is never given to whoever happens to call. */
async function refuseUnreachable(tx: Tx, row: RequestRow, way: GivenWay): Promise<void> {
  if (way === "in-person") return;
  const patient = row.patient_id ? await findPatient(tx, row.cpts_id, row.patient_id) : undefined;
  if (way === "called-back" && !patient?.phone && !row.carer_phone)
    throw invalid("way", "Aucun téléphone n'est noté : remettez le code sur place ou par lettre.");
  if (way === "letter" && !patient?.address_line)
    throw invalid("way", "Aucune adresse n'est notée : remettez le code sur place ou au téléphone.");
}

async function presentGiven(deps: Deps, tx: Tx, row: RequestRow, code: string): Promise<FollowCodeGiven> {
  const { name, slug } = await findCptsPage(tx, row.cpts_id);
  const { contactPhone } = await settingsOf(tx, row.cpts_id);
  return { code, followUrl: `${publicPageOf(deps, slug)}/suivi`, contactPhone, cptsName: name };
}
