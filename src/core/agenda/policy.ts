import { definePolicy } from "../../platform/access/index.ts";
import { bookingRules } from "./booking/booking-rules.ts";
import { manageRules } from "./schedule/manage-policy.ts";
import { searchRules } from "./search/search-rules.ts";

export const policy = definePolicy("agenda", { ...searchRules, ...bookingRules, ...manageRules });
