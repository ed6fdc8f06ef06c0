import { definePolicy } from "../../platform/access/index.ts";

export const policy = definePolicy("forms", {
  "forms.build": {
    sentence: "Composer des questionnaires, les publier et les envoyer",
    openTo: ["coordinator"],
  },
  "forms.read": {
    sentence: "Voir les questionnaires, qui a répondu et les résultats",
    openTo: ["coordinator", "administrator"],
  },
  "forms.set-retention": {
    sentence: "Décider combien de temps les réponses aux questionnaires portent un nom",
    openTo: ["coordinator", "administrator"],
  },
  "forms.type-in": {
    sentence: "Saisir une réponse reçue sur papier",
    openTo: ["coordinator", "assistant"],
  },
  "forms.answer": {
    sentence: "Voir les questionnaires qui me sont adressés, et y répondre",
    openTo: ["professional"],
  },
});
