import { definePolicy, ROLES } from "../access/index.ts";

export const policy = definePolicy("notify", {
  "notices.own": {
    sentence: "Lire ses avis et choisir ce qui est reçu par mail",
    openTo: ROLES,
    condition: "seulement les siens",
  },
});
