import "./action-words.ts";
import { agendaSlice, bookingsOfPatient } from "../core/agenda/index.ts";
import { directorySlice } from "../core/directory/index.ts";
import { formsSlice } from "../core/forms/index.ts";
import { patientsSlice } from "../core/patients/index.ts";
import { referenceSlice } from "../core/reference/index.ts";
import { territorySlice } from "../core/territory/index.ts";
import {
  familyDoctorRelation,
  familyDoctorSlice,
  searchesOfPatient,
} from "../missions/family-doctor/index.ts";
import {
  requestsOfPatient,
  unscheduledCareRelation,
  unscheduledCareSlice,
} from "../missions/unscheduled-care/index.ts";
import { breakGlassSlice } from "../platform/access/break-glass/index.ts";
import { auditSlice } from "../platform/audit/index.ts";
import { housekeepingSlice } from "../platform/housekeeping/index.ts";
import { identitySlice } from "../platform/identity/index.ts";
import { liveSlice } from "../platform/live/index.ts";
import { notifySlice } from "../platform/notify/index.ts";
import type { Slice } from "../platform/slice.ts";
import { projectSlice } from "../steering/project/index.ts";
import { glassMonths } from "./glass-months.ts";

/** Every slice of the application; the order is that of the reading list. */
export const slices: readonly Slice[] = [
  identitySlice,
  auditSlice,
  breakGlassSlice(glassMonths),
  notifySlice,
  liveSlice,
  housekeepingSlice,
  referenceSlice,
  territorySlice,
  directorySlice,
  agendaSlice,
  formsSlice,
  patientsSlice([unscheduledCareRelation, familyDoctorRelation], {
    references: [requestsOfPatient, searchesOfPatient, bookingsOfPatient],
  }),
  unscheduledCareSlice,
  familyDoctorSlice,
  projectSlice,
];
