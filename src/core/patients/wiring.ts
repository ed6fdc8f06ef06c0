import type { CareRelation } from "./care-relation.ts";
import type { InsiPort } from "./identity/insi-port.ts";
import type { PatientReference } from "./twins/patient-reference.ts";

/** What the application gives to the slice: only it knows the missions. */
export interface PatientWiring {
  /** Why somebody may know of a patient, as each mission says. */
  relations: readonly CareRelation[];
  insi: InsiPort;
  /** Who moves what when two records are merged. */
  references: readonly PatientReference[];
}
