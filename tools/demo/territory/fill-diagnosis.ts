import type { DemoCpts } from "./make-cpts.ts";
import type { SimulatedApp } from "./simulated-app.ts";

const SOURCE = "Chiffres fictifs de démonstration, dans la forme de Rézone CPTS";

/* Indicator | the first CPTS | the second | département | région: fictional, of the order of what two real letters tell. */
const FIGURES: readonly [string, number, number, number, number | null][] = [
  ["Population de moins de 15 ans", 17.6, 19.1, 18.2, 16.9],
  ["Population de 65 ans et plus", 19.8, 18.6, 17.1, 22.4],
  ["Population de 80 ans et plus", 6.2, 5.4, 5.1, 7],
  ["Taux de pauvreté", 11.3, 9.7, 13.8, 16.9],
  ["Bénéficiaires de la complémentaire santé solidaire (ex-CMU-C)", 7.6, 5.9, 10.1, 11.7],
  ["Médecins généralistes de 60 ans et plus", 31.5, 28.4, 27.9, 30.2],
  ["Patients consommants de 17 ans et plus sans médecin traitant", 13.3, 11.2, 11.8, 12.4],
  ["Patients de 70 ans et plus sans médecin traitant", 6.3, 4.8, 5.1, 5.6],
  ["Patients en ALD sans médecin traitant", 1.7, 1.4, 1.5, 1.6],
  ["Patients ayant la complémentaire santé solidaire sans médecin traitant", 4.6, 3.1, 2.5, null],
  [
    "Passages aux urgences non suivis d’une hospitalisation, rapportés aux patients consommants",
    24.1,
    21.7,
    22.3,
    23.5,
  ],
  ["Patients en affection de longue durée", 16.2, 15.1, 16.8, 19.3],
  ["Diabète de type 1 ou 2", 5.1, 4.7, 5.4, 5.9],
  ["Affections psychiatriques de longue durée", 3.9, 2.8, 3.4, 3.4],
  ["Dépistage du cancer du col de l’utérus, femmes de 25 à 65 ans", 56.4, 59.3, 57, 54.1],
  ["Dépistage du cancer du sein, femmes de 50 à 74 ans", 60.2, 63.5, 61.8, 59.4],
  ["Dépistage du cancer colorectal, 50 à 74 ans", 31.4, 34.8, 34, 33.1],
  ["Vaccination contre la grippe, 65 ans et plus", 57.9, 60.4, 58.3, 56.2],
  ["Vaccination contre la grippe, personnes à risque", 29.6, 31.8, 30.4, null],
  ["Vaccination ROR, deux doses, 19 à 30 ans", 80.2, 82.6, 81.7, 79.8],
  ["Examen bucco-dentaire, moins de 16 ans", 71.4, 74.9, 72.6, 74.8],
];

/* What the CPTS does itself, counted by nobody else: of the first one, the second begins. */
const OWN: readonly [string, string][] = [
  ["Infirmiers de 60 ans et plus", "14,2"],
  ["Masseurs-kinésithérapeutes de 60 ans et plus", "9,6"],
  ["Dentistes de 60 ans et plus", "22,8"],
  ["Créneaux de soins non programmés proposés par semaine", "64"],
  ["Protocoles pluriprofessionnels en vigueur", "4"],
  ["Réunions de concertation pluriprofessionnelle (RCP)", "9"],
  ["Situations étudiées en réunion de concertation", "31"],
  ["Actions de prévention menées", "6"],
  ["Personnes touchées par les actions de prévention", "412"],
  ["Plan de réponse aux crises sanitaires rédigé", "oui"],
  ["Exercice de crise tenu", "non"],
  ["Événements indésirables associés aux soins (EIAS) recueillis", "7"],
  ["Réunions de retour d’expérience (REX) ou de morbi-mortalité (RMM)", "3"],
  ["Étudiants et stagiaires accueillis", "18"],
  ["Installations de professionnels", "5"],
  ["Départs de professionnels", "3"],
];

const OWN_SOURCE = "Comptes rendus fictifs de la CPTS, pour la démonstration";

/** The needs of both territories in figures, pasted as a coordinator would. */
export async function fillDiagnosis(
  app: SimulatedApp,
  territories: readonly { cpts: DemoCpts; coordinatorId: string }[],
): Promise<void> {
  for (const [index, { cpts, coordinatorId }] of territories.entries()) {
    const report = (await app.call(coordinatorId, "PUT", `/api/c/${cpts.slug}/project/diagnosis/table`, {
      columns: { indicator: 0, value: 1, department: 2, region: 3 },
      rows: FIGURES.map(([label, first, second, department, region]) => [
        label,
        String(index === 0 ? first : second),
        String(department),
        region === null ? "" : String(region),
      ]),
      source: SOURCE,
      year: app.now().getUTCFullYear() - 1,
      origin: "pasted",
      apply: true,
    })) as { counts: { refused: number } };
    const own = (await app.call(coordinatorId, "PUT", `/api/c/${cpts.slug}/project/diagnosis/table`, {
      columns: { indicator: 0, value: 1 },
      rows: index === 0 ? OWN.map((row) => [...row]) : OWN.slice(0, 3).map((row) => [...row]),
      source: OWN_SOURCE,
      year: app.now().getUTCFullYear() - 1,
      origin: "pasted",
      apply: true,
    })) as { counts: { refused: number } };
    if (report.counts.refused + own.counts.refused > 0)
      throw new Error(`${cpts.slug}: a figure of the demo is not in the catalogue`);
    // A count so small that it is not published, and one that the CPTS estimates itself.
    for (const value of [
      { indicator: "mt.without.ald.number", value: index === 0 ? 214 : 8, method: "exact" },
      {
        indicator: "poverty",
        perimeter: "part",
        label: "Quartier du port",
        value: 21.4,
        method: "estimated",
      },
    ])
      await app.call(coordinatorId, "PUT", `/api/c/${cpts.slug}/project/diagnosis/values`, {
        perimeter: "territory",
        source: SOURCE,
        year: app.now().getUTCFullYear() - 1,
        ...value,
      });
  }
}
