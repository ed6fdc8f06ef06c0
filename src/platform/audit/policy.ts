import { definePolicy } from "../access/index.ts";

export const policy = definePolicy("audit", {
  "audit.read": {
    sentence: "Lire le journal : qui a fait ou lu quoi, et quand",
    openTo: ["coordinator", "administrator"],
    condition: "cette lecture y est elle-même inscrite",
  },
});
