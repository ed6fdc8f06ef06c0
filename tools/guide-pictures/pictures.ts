import type { Page } from "playwright-core";
import { CPTS, NEIGHBOUR, type Who } from "./be-someone.ts";
import type { FoundProject } from "./find-project.ts";
import type { Prepared } from "./prepare-requests.ts";

/** Everything that a picture may show. */
export type Shown = Prepared & FoundProject;

export const PHONE = { width: 360, height: 740 };
/** For what would be cut in the middle of a card. */
const TALL = { width: 360, height: 960 };
export const DESK = { width: 1280, height: 800 };

/** One picture of the guide: who looks at which screen, and what is touched before. */
export interface Picture {
  file: string;
  who: Who;
  size: { width: number; height: number };
  path: (made: Shown) => string;
  before?: (page: Page) => Promise<void>;
}

const inCpts = (path: string) => () => `/c/${CPTS}/${path}`;
const orient = (made: string, step: string) => `/c/${CPTS}/soins/orienter/${made}?etape=${step}`;

/** To what matters. */
const scrollTo =
  (y: number) =>
  (page: Page): Promise<void> =>
    page.evaluate((top) => window.scrollTo(0, top), y);

export const PICTURES: readonly Picture[] = [
  { file: "connexion", who: "nobody", size: DESK, path: () => "/connexion" },
  { file: "accueil-infirmiere", who: "nurse", size: PHONE, path: inCpts("") },
  { file: "orienter-1-patient", who: "nurse", size: TALL, path: (made) => orient(made.draft, "patient") },
  { file: "orienter-2-fiche", who: "nurse", size: TALL, path: (made) => orient(made.draft, "fiche") },
  {
    file: "orienter-3-propositions",
    who: "nurse",
    size: TALL,
    path: (made) => orient(made.toOrient, "propositions"),
  },
  { file: "orienter-4-carte", who: "nurse", size: TALL, path: (made) => orient(made.booked, "carte") },
  { file: "appelez-le-15", who: "nurse", size: PHONE, path: (made) => orient(made.urgent, "fiche") },
  { file: "rien-ne-convient", who: "nurse", size: TALL, path: (made) => orient(made.toOrient, "autres") },
  { file: "mes-demandes", who: "nurse", size: PHONE, path: inCpts("soins/demandes") },
  {
    file: "poste-d-appel",
    who: "operator",
    size: { width: 1280, height: 900 },
    path: inCpts("soins/poste"),
    before: openFirstCall,
  },
  {
    file: "ma-journee",
    who: "doctor",
    size: TALL,
    path: (made) => `/c/${CPTS}/agenda/jour?jour=${made.doctorDay}`,
  },
  { file: "ma-semaine", who: "doctor", size: DESK, path: inCpts("agenda/semaine"), before: nextWeek },
  { file: "mes-plages", who: "doctor", size: DESK, path: inCpts("agenda/plages") },
  { file: "agenda-telephone", who: "doctor", size: PHONE, path: inCpts("agenda/telephone") },
  { file: "ma-fiche", who: "doctor", size: PHONE, path: inCpts("ma-fiche") },
  { file: "annuaire", who: "coordinator", size: DESK, path: inCpts("annuaire") },
  { file: "ressources", who: "partner", size: PHONE, path: inCpts("ressources") },
  { file: "import", who: "coordinator", size: DESK, path: inCpts("annuaire/imports") },
  { file: "territoire", who: "coordinator", size: DESK, path: inCpts("territoire"), before: toContours },
  { file: "qui-fait-quoi", who: "coordinator", size: DESK, path: inCpts("membres") },
  { file: "en-attente", who: "coordinator", size: DESK, path: inCpts("soins/en-attente") },
  { file: "mesures", who: "coordinator", size: DESK, path: inCpts("soins/mesures"), before: scrollTo(480) },
  { file: "fiche-d-appel", who: "coordinator", size: DESK, path: inCpts("soins/fiche") },
  { file: "acces-exceptionnels", who: "coordinator", size: DESK, path: inCpts("acces-exceptionnels") },
  { file: "journal", who: "coordinator", size: DESK, path: inCpts("journal"), before: scrollTo(390) },
  {
    file: "mt-tableau",
    who: "coordinator",
    size: DESK,
    path: inCpts("medecin-traitant/tableau"),
    before: (page) => page.locator("[data-card]").first().waitFor(),
  },
  { file: "mt-calcul", who: "coordinator", size: DESK, path: inCpts("medecin-traitant/calcul") },
  {
    file: "mt-hypothese",
    who: "coordinator",
    size: { width: 1280, height: 900 },
    path: inCpts("medecin-traitant/calcul"),
    before: openScenario,
  },
  { file: "mt-courriers", who: "coordinator", size: DESK, path: inCpts("medecin-traitant/courriers") },
  { file: "mt-mesures", who: "coordinator", size: DESK, path: inCpts("medecin-traitant/mesures") },
  {
    file: "mt-mes-propositions",
    who: "doctor",
    size: TALL,
    path: inCpts("medecin-traitant/mes-propositions"),
  },
  { file: "mt-declarer", who: "nurse", size: TALL, path: inCpts("medecin-traitant/declarer") },
  { file: "accueil-assistant", who: "assistant", size: PHONE, path: inCpts("") },
  { file: "accueil-partenaire", who: "partner", size: PHONE, path: inCpts("") },
  { file: "projet-accueil", who: "coordinator", size: DESK, path: inCpts("projet") },
  { file: "projet-diagnostic", who: "coordinator", size: DESK, path: inCpts("projet/diagnostic") },
  { file: "projet-mobilisation", who: "coordinator", size: DESK, path: inCpts("projet/mobilisation") },
  {
    file: "projet-lettre",
    who: "coordinator",
    size: DESK,
    path: inCpts("projet/lettre"),
    before: toDiagnosis,
  },
  { file: "projet-relire", who: "coordinator", size: DESK, path: inCpts("projet/lettre"), before: readAgain },
  { file: "projet-fiche", who: "coordinator", size: DESK, path: (made) => made.sheet },
  { file: "projet-calendrier", who: "coordinator", size: DESK, path: inCpts("projet/fiches/calendrier") },
  { file: "projet-document", who: "coordinator", size: DESK, path: inCpts("projet/projet-de-sante") },
  { file: "projet-circuit", who: "coordinator", size: DESK, path: inCpts("projet/circuit") },
  { file: "projet-echeances", who: "neighbour", size: DESK, path: () => `/c/${NEIGHBOUR}/projet/echeances` },
  {
    file: "questionnaire-composer",
    who: "coordinator",
    size: { width: 1280, height: 900 },
    path: (made) => made.questionnaire,
  },
  { file: "questionnaire-reponses", who: "coordinator", size: DESK, path: (made) => made.sending },
  { file: "questionnaire-repondre", who: "nobody", size: PHONE, path: (made) => made.answer, before: begin },
  { file: "referentiels", who: "administrator", size: DESK, path: inCpts("referentiels") },
];

async function openFirstCall(page: Page): Promise<void> {
  await page.locator('.snp-line[data-status="to-orient"]').first().click();
  await page.locator(".snp-proposal, [data-column='propositions'] li").first().waitFor({ timeout: 20_000 });
}

async function openScenario(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Soixante arrivées/ }).click();
  await page.getByRole("table", { name: /^Comparaison/ }).waitFor({ timeout: 20_000 });
  // The drawing comes after its figures.
  await page.locator(".recharts-surface").first().waitFor();
  await scrollTo(480)(page);
}

async function nextWeek(page: Page): Promise<void> {
  await page.getByRole("button", { name: /semaine suivante/i }).click();
}

async function toContours(page: Page): Promise<void> {
  await page.getByText("Dans le territoire", { exact: true }).waitFor();
  await scrollTo(150)(page);
  await page.waitForTimeout(1_500);
}

async function toDiagnosis(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^3\. / }).click();
  // The line under the pointer would look chosen.
  await page.mouse.move(640, 20);
}

async function readAgain(page: Page): Promise<void> {
  await page.getByText("Relire", { exact: true }).click();
  await page.locator(".mg-main h2").nth(1).waitFor({ timeout: 20_000 });
}

async function begin(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Commencer" }).click();
  await page.getByRole("button", { name: "Commencer" }).waitFor({ state: "detached", timeout: 20_000 });
}
