import type { SliceScreens } from "../../../design/places.ts";
import { circuitScreens } from "./circuit/index.ts";
import { clockScreens } from "./clock/index.ts";
import { diagnosisScreens } from "./diagnosis/index.ts";
import { healthProjectScreens } from "./health-project/index.ts";
import { letterScreens } from "./letter/index.ts";
import { mobilisationScreens } from "./mobilisation/index.ts";
import { sheetScreens } from "./sheet/index.ts";
import { subsidyScreens } from "./subsidy/index.ts";

/** The screens of each step of the project, in the order in which a CPTS takes them: one line for each folder of screens. */
export const stepScreens: readonly Pick<SliceScreens, "places" | "routes">[] = [
  diagnosisScreens,
  mobilisationScreens,
  letterScreens,
  subsidyScreens,
  sheetScreens,
  healthProjectScreens,
  circuitScreens,
  clockScreens,
];
