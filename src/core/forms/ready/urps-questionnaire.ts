import type { Form, Question } from "../model/form.ts";

const typed = (key: string, text: string, more: object = {}): Question => ({
  kind: "text",
  key,
  text,
  ...more,
});
const mission = (key: string, text: string, code: string): Question => ({
  kind: "yes-no",
  key,
  text,
  withNc: true,
  required: true,
  mission: code,
});

/** The questionnaire of the Occitanie CPTS desk and URPS (July 2022), its items word for word. */
export const urpsQuestionnaire: Form = {
  title: "Communauté Professionnelle Territoriale de Santé",
  description:
    "Quelques questions pour construire avec vous le projet de santé du territoire. Vos réponses servent à la lettre d'intention et au projet de santé de la CPTS.",
  layout: "section",
  sections: [
    {
      key: "professional",
      title: "Vous",
      questions: [
        typed("name", "Nom et Prénom du Professionnel", { required: true, maxLength: 150, prefill: "name" }),
        typed("speciality", "Spécialité", { required: true, maxLength: 150, prefill: "speciality" }),
        typed("address", "Adresse", { long: true, maxLength: 300, prefill: "address" }),
        typed("phone", "Tél", { maxLength: 30, prefill: "phone" }),
        typed("mail", "Mail", { maxLength: 200, prefill: "mail" }),
      ],
    },
    {
      key: "organisation",
      title: "Votre engagement actuel",
      questions: [
        {
          kind: "yes-no",
          key: "already",
          // The source's « Participerez-vous déjà à déjà » is a slip of its pen.
          text: "Participez-vous déjà à une organisation libérale sur votre territoire de type CPTS ?",
          required: true,
        },
      ],
    },
    {
      key: "missions",
      title: "Acceptez-vous de participer à l'élaboration du projet permettant de :",
      help: "NC : non concerné. Choisissez-le si cette mission ne touche pas votre exercice.",
      questions: [
        mission("mt", "1 - Faciliter l'accès à un médecin traitant", "ACCES_MT"),
        mission("snp", "2 - Améliorer la prise en charge des soins non programmés en ville", "ACCES_SNP"),
        mission("parcours", "3 - Organiser des parcours pluriprofessionnels autour du patient", "PARCOURS"),
        mission("prevention", "4 - Développer des actions territoriales de prévention", "PREVENTION"),
        mission("crise", "5 - Participer à la gestion de crises sanitaires", "CRISE"),
      ],
    },
    {
      key: "end",
      title: "Pour finir",
      questions: [
        typed("comment", "Souhaitez-vous rajouter un projet/commentaire complémentaire ?", {
          long: true,
          maxLength: 2_000,
        }),
      ],
    },
  ],
};
