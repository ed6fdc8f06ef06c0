import { definePolicy } from "../../platform/access/index.ts";
import { campaignRules } from "./campaign/campaign-policy.ts";
import { listRules } from "./list/list-policy.ts";
import { measureRules } from "./measure/measure-policy.ts";
import { offerRules } from "./offer/offer-policy.ts";
import { priorityRulesRights } from "./priority/priority-policy.ts";
import { proposalRules } from "./proposal/proposal-policy.ts";
import { requestRules } from "./request/request-policy.ts";
import { runRules } from "./run/run-policy.ts";
import { settingsRules } from "./settings/settings-policy.ts";
import { tellRules } from "./tell/tell-policy.ts";

export const policy = definePolicy("family-doctor", {
  ...requestRules,
  ...priorityRulesRights,
  ...settingsRules,
  ...offerRules,
  ...proposalRules,
  ...measureRules,
  ...campaignRules,
  ...listRules,
  ...runRules,
  ...tellRules,
});
