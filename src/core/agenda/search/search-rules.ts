export const searchRules = {
  "agenda.slots.search": {
    sentence: "Chercher les créneaux libres, les siens et ceux que les CPTS voisines partagent",
    openTo: ["professional", "assistant", "operator", "coordinator", "partner"],
  },
} as const;
