import type { DocumentSection } from "../document/document-kind.ts";
import { blocksOfText } from "../document/text-blocks.ts";
import { need, needText } from "../letter/ground-sections.ts";
import { subtitle } from "../letter/letter-words.ts";
import { teamSection } from "../letter/mobilisation-sections.ts";
import { legalSection } from "../letter/project-sections.ts";
import type { HealthFacts } from "./health-facts.ts";

type Section = DocumentSection<HealthFacts>;

/** The association, its bodies, its members. */
export const governanceSection: Section = {
  key: "governance",
  title: "7. Gouvernance, statuts et membres",
  hint: "La structure juridique, comment on décide, et les personnes inscrites dans « Mobilisation ».",
  texts: [
    {
      key: "health.governance",
      label: "Organisation et instances",
      help: "Assemblée, conseil, bureau, commissions ; qui décide quoi ; place des usagers et des établissements ; indemnités.",
      needed: true,
    },
    ...teamSection.texts,
  ],
  compose: (facts, text) => [
    ...legalSection.compose(facts, text),
    subtitle("Organisation et instances"),
    ...blocksOfText(text("health.governance")),
    ...teamSection.compose(facts, text),
  ],
  missing: (facts, text) => [
    ...legalSection.missing(facts, text),
    ...need(
      facts.declaration.project.legalState === "yes",
      "la structure juridique créée : elle reçoit les fonds",
    ),
    ...needText(text, "health.governance", "l’organisation et les instances"),
    ...teamSection.missing(facts, text),
  ],
};

const written = (key: string, title: string, hint: string, slot: Section["texts"][number]): Section => ({
  key,
  title,
  hint,
  texts: [{ ...slot, needed: true }],
  compose: (_, text) => blocksOfText(text(slot.key)),
  missing: (_, text) => needText(text, slot.key, slot.label.toLocaleLowerCase("fr")),
});

export const informationSection: Section = written(
  "information",
  "8. Système d’information",
  "Les outils de coordination, leur sécurité, et ce que chacun doit avoir.",
  {
    key: "health.information",
    label: "Outils et échanges d’information",
    help: "Messagerie sécurisée, agenda partagé, outils de coordination régionaux, dossier médical partagé ; hébergement des données de santé ; règles d’accès.",
  },
);

export const communicationSection: Section = written(
  "communication",
  "9. Communication",
  "Ce qui est dit aux professionnels, aux habitants et aux partenaires, et par quels moyens.",
  {
    key: "health.communication",
    label: "Plan de communication",
    help: "Lettre d’information, site, réunions, affiches ; à qui, à quelle fréquence ; qui s’en charge.",
  },
);
