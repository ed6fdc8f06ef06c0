import type { ReferenceDatum } from "./datum.ts";
import { beforeThePlatform } from "./datum.ts";

/* RNIV: only these, seen, validate an identity. */
const documents: [string, string, boolean][] = [
  ["CNI", "Carte nationale d'identité", false],
  ["PASSEPORT", "Passeport", false],
  ["TITRE-SEJOUR", "Titre de séjour", false],
  ["IDENTITE-NUMERIQUE", "Identité numérique de niveau substantiel ou élevé", false],
  ["LIVRET-FAMILLE", "Livret de famille, avec la pièce d'identité d'un parent", true],
  ["ACTE-NAISSANCE", "Extrait d'acte de naissance, avec la pièce d'identité d'un parent", true],
];

/* Each number says who gave it; those of tests and demonstrations are refused in production, and the real ones in a demo. */
const authorities: [string, string, string, string][] = [
  ["1.2.250.1.213.1.4.8", "NIR (INS réelle)", "NIR", "real"],
  ["1.2.250.1.213.1.4.9", "NIA (INS réelle)", "NIA", "real"],
  ["1.2.250.1.213.1.4.10", "NIR d'essai", "NIR", "test"],
  ["1.2.250.1.213.1.4.11", "NIR de démonstration", "NIR", "demo"],
];

/** What verifies an identity: documents of high trust, and the authorities that give an INS. */
export const identityDocuments: ReferenceDatum[] = [
  ...documents.map(([code, label, minorsOnly]) => ({
    set: "identity-document",
    code,
    label,
    attributes: { minorsOnly },
    source: "RNIV, volet 1 : dispositifs d'identité à haut niveau de confiance ; libellés abrégés",
    validFrom: beforeThePlatform,
    validTo: null,
  })),
  ...authorities.map(([code, label, kind, use]) => ({
    set: "ins-authority",
    code,
    label,
    attributes: { kind, use },
    source:
      use === "real"
        ? "ANS, guide d'implémentation FHIR modele-objets-sante et cercle de soins"
        : "À vérifier : ANS, référentiel INS, OID d'essai et de démonstration",
    validFrom: beforeThePlatform,
    validTo: null,
  })),
];
