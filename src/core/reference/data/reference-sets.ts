import { agendaHorizon } from "./agenda-horizon.ts";
import { contractThresholds } from "./contract-thresholds.ts";
import type { ReferenceDatum } from "./datum.ts";
import { diagnosisIndicators } from "./diagnosis-indicators.ts";
import { everydayWords } from "./everyday-words.ts";
import { familyDoctorDelays } from "./family-doctor.ts";
import { formsThresholds } from "./forms.ts";
import { identityDocuments } from "./identity-documents.ts";
import { missionParts } from "./mission-parts.ts";
import { practiceCodes } from "./practice-codes.ts";
import { professions } from "./professions.ts";
import { projectDelays } from "./project.ts";
import { retention } from "./retention.ts";
import { readSpecialities } from "./specialities.ts";
import { unscheduledCareLevels } from "./unscheduled-care.ts";

/**
 * Every datum of reference that the platform ships: sets profession, speciality, everyday-word, activity-sector, practice-mode,
 * slot-audience, slot-modality, cpts-size, mission, mission-part, annual-pass, letter-row, priority-level, answer-delay, agenda-horizon,
 * unscheduled-care-delay, family-doctor-delay, retention.
 * forms-threshold, identity-document, ins-authority, project-delay, contract-period.
 * Unique by (set, code, validFrom). A seeding must not overwrite a datum that an administrator has changed.
 */
export const referenceSets: readonly ReferenceDatum[] = [
  ...professions,
  ...readSpecialities(),
  ...everydayWords,
  ...practiceCodes,
  ...contractThresholds,
  ...missionParts,
  ...unscheduledCareLevels,
  ...agendaHorizon,
  ...identityDocuments,
  ...retention,
  ...formsThresholds,
  ...familyDoctorDelays,
  ...diagnosisIndicators,
  ...projectDelays,
];
