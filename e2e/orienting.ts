import type { Locator, Page } from "playwright-core";
import { CPTS } from "./browser.ts";
import type { FictionalPatient } from "./patients.ts";

/** Answers to the sheet that comes with Maillage: « dans les 48 heures ». */
const CALM = {
  depuis: /1 à 3 jours/,
  evolution: /c.est stable/,
  douleur: /douleur supportable/,
  fievre: /moins de 3 jours/,
} as const;

/** A radio or a box by its whole label, as a thumb does; the input itself may be drawn away. */
export const touch = (input: Locator): Promise<void> => input.locator("xpath=ancestor::label").click();

/** Opens « Orienter un patient » from the frame, as the person would. */
export async function beginRequest(page: Page): Promise<string> {
  await page.goto(`${CPTS}/soins/orienter`);
  await page.waitForURL(/soins\/orienter\/[0-9a-f-]{36}/);
  return /orienter\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
}

/** Step 1 of the phone: a new patient, where, informed and agreed. */
export async function fillPatient(page: Page, patient: FictionalPatient): Promise<void> {
  await page.getByLabel("Nom de naissance").fill(patient.familyName);
  await page.getByLabel("Prénom").fill(patient.givenNames);
  await page.getByLabel("Date de naissance").pressSequentially(patient.birth);
  await touch(page.getByRole("group", { name: "Sexe" }).getByLabel("Féminin"));
  await page.getByLabel("Téléphone où le joindre").fill(patient.phone);
  await touch(page.getByRole("group", { name: /médecin traitant/ }).getByLabel("Non", { exact: true }));
  await choosePlace(page, patient);
  await page.getByLabel(/Le patient est informé/).check();
  await page.getByLabel(/Il est d.accord/).check();
}

export async function choosePlace(page: Page, patient: FictionalPatient): Promise<void> {
  await page.getByRole("combobox", { name: "Commune" }).fill("ramonville");
  await page.getByRole("option", { name: patient.communeName }).click();
}

/** Step 2 of the phone, without any red flag: reason, answers; the birth date says the age. The level is left to the caller. */
export async function fillCalmSheet(page: Page, patient: FictionalPatient): Promise<void> {
  await touch(page.getByLabel("Aucun de ces signes"));
  await page.getByLabel(/Pourquoi le patient/).fill(patient.reason);
  for (const answer of Object.values(CALM)) await touch(page.getByRole("radio", { name: answer }));
  await touch(page.getByRole("group", { name: /enceinte, très âgée/ }).getByLabel("non", { exact: true }));
  await touch(page.getByRole("group", { name: /se déplacer/ }).getByLabel("oui", { exact: true }));
}
