import { definePolicy } from "../../platform/access/index.ts";
import { sheetRules } from "./sheet/sheet-policy.ts";

export const policy = definePolicy("project", {
  ...sheetRules,
});
