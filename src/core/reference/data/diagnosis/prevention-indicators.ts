import { type IndicatorGroup, type IndicatorRow, LETTERS, MISSIONS, REMEMBERED } from "./indicator-row.ts";

const METHOD = "Rézone CPTS, indicateurs de prévention de l’ACI";

const share = (
  code: string,
  label: string,
  definition: string,
  sense: IndicatorRow["sense"] = "better",
): IndicatorRow => ({ code, label, unit: "%", sense, definition });

/** Screening, vaccination, treatments: those of Rézone CPTS, then what the CPTS does. */
export const preventionIndicators: IndicatorGroup[] = [
  {
    family: "prevention",
    mission: "PREVENTION",
    method: METHOD,
    finest: "commune",
    source: LETTERS,
    rows: [
      share(
        "screening.cervix.25-65",
        "Dépistage du cancer du col de l’utérus, femmes de 25 à 65 ans",
        "Femmes de 25 à 65 ans dépistées dans l’intervalle recommandé, rapportées à toutes celles de cet âge.",
      ),
      share(
        "screening.breast.50-74",
        "Dépistage du cancer du sein, femmes de 50 à 74 ans",
        "Femmes de 50 à 74 ans ayant eu une mammographie dans les deux ans, rapportées à toutes celles de cet âge.",
      ),
      share(
        "screening.breast.organised",
        "Participation au dépistage organisé du cancer du sein",
        "Femmes invitées ayant fait la mammographie du dépistage organisé.",
      ),
      share(
        "screening.colorectal.50-74",
        "Dépistage du cancer colorectal, 50 à 74 ans",
        "Personnes de 50 à 74 ans dépistées dans l’intervalle recommandé, rapportées à toutes celles de cet âge.",
      ),
      share(
        "vaccination.flu.65plus",
        "Vaccination contre la grippe, 65 ans et plus",
        "Personnes de 65 ans et plus vaccinées contre la grippe saisonnière.",
      ),
      share(
        "vaccination.flu.at-risk",
        "Vaccination contre la grippe, personnes à risque",
        "Personnes à risque de 16 à 64 ans vaccinées contre la grippe saisonnière.",
      ),
      share(
        "vaccination.mmr.19-30",
        "Vaccination ROR, deux doses, 19 à 30 ans",
        "Personnes de 19 à 30 ans ayant reçu deux doses du vaccin rougeole, oreillons, rubéole.",
      ),
      share(
        "dental.under16",
        "Examen bucco-dentaire, moins de 16 ans",
        "Enfants de moins de 16 ans ayant eu l’examen bucco-dentaire ou des soins dentaires dans l’année.",
      ),
      share(
        "polymedication.older",
        "Patients âgés polymédiqués",
        "Patients de 65 ans et plus recevant dix médicaments différents ou plus, trois fois dans l’année.",
        "worse",
      ),
    ],
  },
  {
    family: "prevention",
    mission: "PREVENTION",
    method: METHOD,
    finest: "commune",
    source: REMEMBERED,
    rows: [
      share(
        "vaccination.mmr.infants",
        "Vaccination ROR, deux doses, enfants de deux ans",
        "Enfants dans leur troisième année ayant reçu deux doses du vaccin rougeole, oreillons, rubéole.",
      ),
      share(
        "vaccination.meningococcus.infants",
        "Vaccination contre le méningocoque, nourrissons",
        "Enfants de moins de 18 mois vaccinés contre le méningocoque.",
      ),
      share(
        "treatment.psychotropics.75plus",
        "Patients de 75 ans et plus recevant plusieurs psychotropes",
        "Patients de plus de 75 ans, hors affection psychiatrique, recevant deux psychotropes ou plus.",
        "worse",
      ),
      share(
        "treatment.benzodiazepines.long",
        "Benzodiazépines prolongées",
        "Patients dont le traitement par benzodiazépine dépasse la durée recommandée, parmi ceux qui en commencent un.",
        "worse",
      ),
      share(
        "treatment.antibiotics.16-65",
        "Patients de 16 à 65 ans traités par antibiotiques",
        "Traitements antibiotiques des patients de 16 à 65 ans sans affection de longue durée, rapportés à ces patients.",
        "worse",
      ),
      share(
        "treatment.diabetes.hba1c",
        "Patients diabétiques, hémoglobine glyquée dosée",
        "Patients diabétiques traités ayant eu deux dosages ou plus de l’hémoglobine glyquée dans l’année.",
      ),
      share(
        "treatment.diabetes.eyes",
        "Patients diabétiques, fond d’œil",
        "Patients diabétiques traités ayant eu un examen du fond d’œil dans les deux ans.",
      ),
      share(
        "treatment.diabetes.kidney",
        "Patients diabétiques, dépistage de la maladie rénale",
        "Patients diabétiques traités ayant eu dans l’année un dosage de créatinine et une recherche d’albuminurie.",
      ),
      share(
        "treatment.hypertension.kidney",
        "Patients hypertendus, dépistage de la maladie rénale",
        "Patients traités pour hypertension ayant eu dans l’année un dosage de créatinine et une recherche d’albuminurie.",
      ),
    ],
  },
  {
    family: "prevention",
    mission: "PREVENTION",
    method: "Compté par la CPTS",
    finest: "own",
    source: MISSIONS,
    rows: [
      {
        code: "prevention.actions",
        label: "Actions de prévention menées",
        unit: "count",
        sense: "better",
        definition: "Actions de prévention que la CPTS a menées ou coordonnées dans l’année.",
      },
      {
        code: "prevention.people",
        label: "Personnes touchées par les actions de prévention",
        unit: "count",
        sense: "better",
        ofPeople: true,
        definition: "Personnes présentes aux actions de l’année, ou reçues à leur suite.",
      },
      {
        code: "prevention.partners",
        label: "Partenaires des actions de prévention",
        unit: "count",
        sense: "better",
        definition: "Structures qui ont pris part à une action au moins dans l’année.",
      },
    ],
  },
];
