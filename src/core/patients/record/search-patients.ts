import { type Actor, hasRole } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { invalid } from "../../../platform/errors/problems.ts";
import { act } from "../../../platform/http/index.ts";
import { foldText } from "../../../platform/text/index.ts";
import type { PatientCandidate, PatientSearch } from "../contract.ts";
import { presentCandidate } from "./present-patient.ts";
import { searchPatientRows } from "./search-patient-rows.ts";

/** Candidates for a name, to be shown before a record is made. Who is not at the desk must already know the birth date. */
export function searchPatients(
  deps: Deps,
  actor: Actor,
  { name, birthOn }: PatientSearch,
): Promise<PatientCandidate[]> {
  if (birthOn === null && !hasRole(actor, "operator", "coordinator")) {
    throw invalid(
      "birthOn",
      "Indiquez aussi la date de naissance : sans elle, la recherche est réservée au poste d'appel.",
    );
  }
  const folded = foldText(name);
  if (folded.length < 2) throw invalid("name", "Indiquez au moins deux lettres du nom.");
  return act(deps, actor, async (tx) => {
    const rows = await searchPatientRows(tx, actor.cptsId, folded, birthOn);
    await recordAct(deps, actor, tx, {
      action: "patients.searched",
      details: { found: rows.length, withBirthDate: birthOn !== null },
    });
    return rows.map((row) => presentCandidate(row, birthOn));
  });
}
