import type { SliceScreens } from "../../../design/places.ts";
import { diagnosisScreens } from "./diagnosis/index.ts";
import { letterScreens } from "./letter/index.ts";
import { mobilisationScreens } from "./mobilisation/index.ts";
import { sheetScreens } from "./sheet/index.ts";

/** The screens of each step of the project, in the order in which a CPTS takes them: one line for each folder of screens. */
export const stepScreens: readonly Pick<SliceScreens, "places" | "routes">[] = [
  diagnosisScreens,
  mobilisationScreens,
  letterScreens,
  sheetScreens,
];
