import { type Actor, can } from "../../../platform/access/index.ts";
import { policy } from "../policy.ts";
import { displayName, type PracticeJson, presentPractice } from "../search/present-card.ts";
import { FIELD_OF_COLUMN } from "./professional-columns.ts";
import type { Professional } from "./professional-contract.ts";
import type { ProfessionalRow } from "./professional-store.ts";

const { rules } = policy;

/** One record as this person may see it, with what they may do to it. */
export function presentProfessional(
  actor: Actor,
  row: ProfessionalRow,
  places: readonly PracticeJson[],
): Professional {
  const subject = { professionalIds: [row.id] };
  const seeDirectLine = can(actor, rules["directory.direct-line.read"], undefined as never);
  return {
    id: row.id,
    rpps: row.rpps,
    displayName: displayName(row),
    civility: row.civility,
    familyName: row.family_name,
    givenName: row.given_name,
    professionCode: row.profession_code,
    professionLabel: row.profession_label ?? row.profession_code,
    categoryCode: row.category_code,
    specialityCode: row.speciality_code,
    specialityLabel: row.speciality_label,
    email: seeDirectLine ? row.email : null,
    directLine: seeDirectLine ? row.direct_line : null,
    acceptsNewPatients: row.accepts_new_patients,
    homeVisits: row.home_visits,
    teleconsultation: row.teleconsultation,
    snpVolunteer: row.snp_volunteer,
    languages: row.languages,
    note: row.note,
    source: row.source === "rpps" ? "rpps" : "local",
    localFields: row.local_fields.flatMap((column) => FIELD_OF_COLUMN[column] ?? []),
    active: row.active,
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
    practices: places.map(presentPractice),
    may: {
      edit: can(actor, rules["directory.professional.edit"], subject),
      editIdentity: can(actor, rules["directory.identity.edit"], undefined as never),
      setActive: can(actor, rules["directory.professional.set-active"], undefined as never),
      editPractices: can(actor, rules["directory.practice.edit"], subject),
      seeDirectLine,
    },
  };
}
