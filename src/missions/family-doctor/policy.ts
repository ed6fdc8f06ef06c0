import { definePolicy } from "../../platform/access/index.ts";
import { priorityRulesRights } from "./priority/priority-policy.ts";
import { requestRules } from "./request/request-policy.ts";
import { settingsRules } from "./settings/settings-policy.ts";

export const policy = definePolicy("family-doctor", {
  ...requestRules,
  ...priorityRulesRights,
  ...settingsRules,
});
