import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { axeFindings, CPTS, openBrowser, overflows, PHONE, settled, visitAsNobody } from "./browser.ts";
import { inventPatient } from "./patients.ts";

const browser = await openBrowser();
const DOOR = `${CPTS}/medecin-traitant`;

const next = (page: Page) => page.getByRole("button", { name: "Continuer", exact: true }).click();
const title = (page: Page, words: string | RegExp) =>
  page.getByRole("heading", { level: 1, name: words }).waitFor();

async function wellMade(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
}

test("a patient asks from a phone, leaves, comes back, sends, follows with the code, and takes the request back", async () => {
  const { page, context, complaints } = await visitAsNobody(browser, PHONE);
  const patient = inventPatient();
  await page.goto(DOOR);
  await settled(page);
  await wellMade(page);
  const begin = page.getByRole("button", { name: "Commencer" });
  expect(await begin.isDisabled()).toBe(true);
  await page.getByRole("checkbox", { name: /J’ai lu/ }).check();
  await begin.click();

  await title(page, /Pour qui/);
  await next(page);
  await page.getByRole("alert").getByText("Répondez pour continuer.").waitFor();
  await page.getByText("Pour moi", { exact: true }).click();
  await wellMade(page);
  await next(page);
  await title(page, /Comment vous appelez-vous/);
  await page.getByLabel("Nom de naissance").fill(patient.familyName);
  await page.getByLabel("Prénom").fill(patient.givenNames);
  await next(page);
  await title(page, /Quand êtes-vous né/);
  // The phone's way back leads to the question before, with what was answered.
  await page.goBack();
  await title(page, /Comment vous appelez-vous/);
  expect(await page.getByLabel("Nom de naissance").inputValue()).toBe(patient.familyName);
  await next(page);
  await title(page, /Quand êtes-vous né/);

  // The page is closed and opened again on the same phone: nothing is lost.
  await page.goto(DOOR);
  await title(page, /commencée sur cet appareil/);
  await page.getByRole("button", { name: "Continuer ma demande" }).click();
  await title(page, /Quand êtes-vous né/);
  await page.getByLabel("Date de naissance").fill("12/03/1944");
  await page.getByText("Féminin", { exact: true }).click();
  await next(page);
  await title(page, /Où habitez-vous/);
  await page.getByLabel("Code postal").fill("31520");
  await page.waitForResponse((answer) => answer.url().includes("/communes"));
  await page.getByText(/Ramonville/).click();
  await next(page);
  await title(page, /Comment vous joindre/);
  await page.getByLabel("Téléphone", { exact: true }).fill("06 00 00 00 01");
  await page.getByText("Par lettre", { exact: true }).click();
  await next(page);
  await page.getByRole("alert").getByText("Répondez pour continuer.").waitFor();
  await page.getByText("Par téléphone", { exact: true }).click();
  await next(page);
  await title(page, /couverture/);
  await page.getByText("Complémentaire santé solidaire").click();
  await next(page);
  await title(page, /affection de longue durée/);
  await page.getByText("Oui", { exact: true }).click();
  await next(page);
  await title(page, /autre chose/);
  await page.getByText("Personne de proche pour aider").click();
  await wellMade(page);
  await next(page);
  await title(page, /traitement/);
  await next(page);
  await title(page, /ajouter un mot/);
  await next(page);

  await title(page, "Relire et envoyer");
  await page.getByText("C2S", { exact: true }).waitFor();
  await page.getByText(/31520\sRamonville/).waitFor();
  await wellMade(page);
  // One line changed is one question, and the review again.
  await page.getByRole("button", { name: "Modifier : Couverture" }).click();
  await title(page, /couverture/);
  await page.getByRole("button", { name: "Enregistrer et relire" }).click();
  await title(page, "Relire et envoyer");
  await page.getByRole("button", { name: "Envoyer ma demande" }).click();
  await title(page, "Votre demande est envoyée");
  await wellMade(page);
  const code = await page.locator(".mt-code").innerText();
  expect(code).toMatch(/^(\w{4}-){2}\w{4}$/);

  await page.getByRole("link", { name: "Suivre ma demande" }).click();
  await page.getByLabel("Votre code de suivi").fill(code.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Voir où en est ma demande" }).click();
  await page.getByRole("heading", { level: 2, name: "Demande reçue" }).waitFor();
  await wellMade(page);
  expect(await page.locator("main").innerText()).not.toContain(patient.familyName);
  await page.getByRole("button", { name: "Corriger ma demande" }).click();
  await page.getByText("Comment me joindre", { exact: true }).click();
  await page.getByText("Par lettre", { exact: true }).click();
  await page.getByLabel("Adresse (numéro et rue)").fill("3 rue des Essais");
  await wellMade(page);
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByRole("status").getByText("Votre demande est corrigée.").waitFor();
  await page.getByRole("button", { name: "Retirer ma demande" }).click();
  await page.getByText("J’ai trouvé un médecin").click();
  await page.getByRole("button", { name: "Retirer ma demande" }).click();
  await page.getByRole("heading", { level: 2, name: "Demande terminée" }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
