import { definePolicy } from "../../platform/access/index.ts";

export const policy = definePolicy("project", {});
