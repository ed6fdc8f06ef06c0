import { definePolicy } from "../../platform/access/index.ts";
import { circuitRules } from "./circuit/circuit-policy.ts";
import { clockRules } from "./clock/clock-policy.ts";
import { declarationRules } from "./declaration/declaration-policy.ts";
import { diagnosisRules } from "./diagnosis/diagnosis-policy.ts";
import { documentRules } from "./document/document-policy.ts";
import { sheetRules } from "./sheet/sheet-policy.ts";
import { subsidyRules } from "./subsidy/subsidy-policy.ts";

export const policy = definePolicy("project", {
  ...declarationRules,
  ...documentRules,
  ...diagnosisRules,
  ...sheetRules,
  ...circuitRules,
  ...clockRules,
  ...subsidyRules,
});
