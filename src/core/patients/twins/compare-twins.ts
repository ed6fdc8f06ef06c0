import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { foldText } from "../../../platform/text/index.ts";
import type { Patient } from "../contract.ts";
import { sureness } from "../identity/identity-steps.ts";
import { doctorNameOf } from "../record/doctor-name-store.ts";
import type { PatientRow } from "../record/patient-store.ts";
import { presentPatient, presentToConfirm } from "../record/present-patient.ts";
import type { PatientWiring } from "../wiring.ts";
import { type OpenedPair, openPair } from "./open-pair.ts";
import type { Comparison, TwinSide } from "./twins-contract.ts";
import { twinRules } from "./twins-policy.ts";

const COMPARED = [
  "birthFamilyName",
  "usedFamilyName",
  "birthGivenNames",
  "usedGivenName",
  "sex",
  "birthOn",
  "birthPlaceCode",
  "identityStatus",
  "phone",
  "email",
  "addressLine",
  "postalCode",
  "communeCode",
  "contactPerson",
  "ownDoctor",
  "ownDoctorName",
] as const satisfies (keyof Patient)[];

/** Two records side by side, with what differs and what each holds; the reading of both is audited. */
export const compareTwins = (
  deps: Deps,
  actor: Actor,
  ids: readonly [string, string],
  { relations, references }: Pick<PatientWiring, "relations" | "references">,
): Promise<Comparison> =>
  act(deps, actor, async (tx) => {
    const opened = await openPair(deps, actor, tx, ids, twinRules["twin.compare"], relations);
    for (const row of [opened.one, opened.other])
      await recordAct(deps, actor, tx, {
        action: "patients.compared",
        subjectKind: "patient",
        subjectId: row.id,
        patientId: row.id,
        purpose: "identity",
        details: { score: opened.score },
      });
    const one = await sideOf(tx, actor, opened.one, opened.knownIds, references);
    const other = await sideOf(tx, actor, opened.other, opened.knownIds, references);
    // What one side hides is no difference.
    const isWhole = !one.onlyToConfirm && !other.onlyToConfirm;
    const [a, b] = [one.patient, other.patient].map((of) => (isWhole ? of : presentToConfirm(of))) as [
      Patient,
      Patient,
    ];
    return {
      one,
      other,
      score: opened.score,
      reasons: opened.reasons,
      differing: COMPARED.filter((field) => !isSame(a[field], b[field])),
      state: opened.kept?.state === "different" ? "different" : "likely",
      decidedBy: opened.kept?.decided_label ?? "",
      mustKeepId: mustKeep(opened),
    };
  });

/** The surer identity stays: a qualified one is never hidden behind a provisional one. */
export function mustKeep({ one, other }: Pick<OpenedPair, "one" | "other">): string | null {
  const lead = sureness(one.identity_status) - sureness(other.identity_status);
  return lead === 0 ? null : lead > 0 ? one.id : other.id;
}

/** Case and accents are no difference that anybody has to look at. */
const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === "string" && typeof b === "string" && a !== "" && foldText(a) === foldText(b));

async function sideOf(
  tx: Tx,
  actor: Actor,
  row: PatientRow,
  knownIds: ReadonlySet<string>,
  references: PatientWiring["references"],
): Promise<TwinSide> {
  const holds = [];
  for (const reference of references)
    holds.push({ label: reference.label, count: await reference.count(tx, actor.cptsId, row.id) });
  const doctor = await doctorNameOf(tx, actor.cptsId, row.own_doctor_professional_id);
  const patient = presentPatient(row, doctor);
  const onlyToConfirm = !knownIds.has(row.id);
  const isUsed = holds.some((one) => one.count > 0);
  return onlyToConfirm
    ? { patient: presentToConfirm(patient), onlyToConfirm, holds: [], isUsed }
    : { patient, onlyToConfirm, holds, isUsed };
}
