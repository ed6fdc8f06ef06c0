import type { Sheet, SheetContent } from "../../../src/steering/project/sheet/sheet-contract.ts";
import type { People } from "../territory/add-people.ts";
import type { DemoCpts } from "../territory/make-cpts.ts";
import type { SimulatedApp } from "../territory/simulated-app.ts";

interface DemoSheet {
  missionCode: string;
  libraryKey: string;
  title: string;
  objective: string;
  owner: string;
  context: string;
  /** Euros of each line of the budget, in its order. */
  euros: readonly number[];
  /** Start and target of the first indicators, in their order. */
  figures: readonly (readonly [number, number])[];
  state: "draft" | "ready" | "adopted";
}

const SHEETS: readonly DemoSheet[] = [
  {
    missionCode: "ACCES_MT",
    libraryKey: "mt-recensement",
    title: "Recenser les patients sans médecin traitant et les classer par priorité",
    objective: "Qu’aucun patient en ALD ne reste sans médecin traitant plus de trois mois",
    owner: "CPTS du Canal (fictive)",
    context:
      "Sur le territoire, 13,3 % des patients de 17 ans et plus n’ont pas de médecin traitant, contre 11,8 % dans le département. Chacun cherche seul ; les infirmiers et les pharmaciens qui les rencontrent n’ont personne à qui le dire.",
    euros: [9_600, 3_200, 1_150],
    figures: [
      [0, 900],
      [75, 30],
      [13.3, 11],
    ],
    state: "adopted",
  },
  {
    missionCode: "ACCES_SNP",
    libraryKey: "snp-creneaux",
    title: "Ouvrir des créneaux partagés de soins non programmés",
    objective: "Répondre à chaque demande de soins non programmés sous 48 heures",
    owner: "CPTS du Canal (fictive)",
    context:
      "24,1 % des passages aux urgences ne sont pas suivis d’une hospitalisation, 1,8 point de plus que dans le département. Des cabinets voient ces patients chaque jour sans que leurs confrères le sachent.",
    euros: [24_000, 18_500, 2_400],
    figures: [
      [12, 40],
      [54, 80],
      [24.1, 20],
    ],
    state: "ready",
  },
  {
    missionCode: "PREVENTION",
    libraryKey: "prevention-vaccination",
    title: "Vacciner mieux : grippe des plus de 65 ans et rattrapage des jeunes adultes",
    objective: "Rejoindre la couverture vaccinale du département",
    owner: "CPTS du Canal (fictive)",
    context:
      "57,9 % des 65 ans et plus sont vaccinés contre la grippe, 0,4 point de moins que dans le département. Infirmiers, pharmaciens et sages-femmes peuvent vacciner ; les patients l’ignorent.",
    euros: [4_200, 900, 0],
    figures: [[14, 45]],
    state: "draft",
  },
];

/** An objective that no sheet answers yet: the holes are part of the demonstration. */
const UNANSWERED = {
  missionCode: "PARCOURS",
  label: "Préparer le retour à domicile des personnes fragiles avec les établissements",
};

/** Three action sheets with their objectives, steps, indicators and money: one adopted, one ready, one begun. */
export async function playSheets(
  app: SimulatedApp,
  cpts: DemoCpts,
  people: People,
  pilotIds: readonly string[],
): Promise<void> {
  const api = `/api/c/${cpts.slug}/project`;
  const coordinator = people["coordinator"] as string;
  const call = <T>(method: string, path: string, body: unknown) =>
    app.call(coordinator, method, `${api}/${path}`, body) as Promise<T>;
  await call("POST", "objectives", UNANSWERED);
  for (const [at, demo] of SHEETS.entries()) {
    const { missionCode, libraryKey, title, objective } = demo;
    const { id: objectiveId } = await call<{ id: string }>("POST", "objectives", {
      missionCode,
      label: objective,
    });
    const made = await call<Sheet>("POST", "sheets", { missionCode, libraryKey, title, objectiveId });
    const saved = await call<Sheet>("PUT", `sheets/${made.id}`, {
      ...{ revision: made.revision, number: made.number, missionCode, objectiveId, title },
      pilotIds: pilotIds.slice(at, at + 1),
      content: filled(made.content, demo),
    });
    let { revision } = saved;
    for (const state of demo.state === "adopted" ? ["ready", "adopted"] : [demo.state])
      ({ revision } = await call<Sheet>("POST", `sheets/${made.id}/state`, { revision, state }));
  }
}

const filled = (content: SheetContent, demo: DemoSheet): SheetContent => ({
  ...content,
  context: demo.context,
  owner: demo.owner,
  referent: "Noémie Hautval, coordinatrice",
  budget: content.budget.map((line, at) => ({ ...line, amountCents: (demo.euros[at] ?? 0) * 100 })),
  indicators: content.indicators.map((one, at) => {
    const [baseline, target] = demo.figures[at] ?? [null, one.target];
    return one.nature === "quantitative" ? { ...one, baseline, target } : one;
  }),
});
