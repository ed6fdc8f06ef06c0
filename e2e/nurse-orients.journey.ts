import { expect, test } from "vitest";
import { axeFindings, CPTS, openBrowser, overflows, PHONE, visitAsNobody } from "./browser.ts";
import { beginRequest, fillCalmSheet, fillPatient, touch } from "./orienting.ts";
import { inventPatient } from "./patients.ts";

const browser = await openBrowser();

/** Through the button, the login page of the stand-in, and back. */
async function signInByProSanteConnect() {
  const visit = await visitAsNobody(browser, PHONE);
  const { page } = visit;
  await page.goto("/connexion");
  await page.getByRole("link", { name: /S.identifier avec Pro Santé Connect/ }).click();
  await page.getByRole("heading", { name: /Qui êtes-vous/ }).waitFor();
  await page.getByRole("button", { name: /Infirmière/ }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForURL(`**${CPTS}**`);
  return visit;
}

test("a nurse signs in with Pro Santé Connect and orients a patient in three touches after the sheet", async () => {
  const { page, context, complaints } = await signInByProSanteConnect();
  const patient = inventPatient();
  await beginRequest(page);
  await fillPatient(page, patient);
  await page.getByRole("button", { name: "Continuer vers la fiche d’appel" }).click();

  await page.getByRole("heading", { level: 1, name: "Fiche d’appel" }).waitFor();
  await fillCalmSheet(page, patient);
  await page.getByText(/La fiche propose/).waitFor();
  // The sheet proposes and says why; the nurse chooses: the first touch.
  await page.getByText("Fièvre depuis moins de 3 jours").waitFor();
  await touch(page.getByRole("radio", { name: /Proposé par la fiche/ }));
  // The second.
  await page.getByRole("button", { name: "Voir les propositions" }).click();
  const first = page.getByRole("list", { name: "Propositions" }).getByRole("listitem").first();
  await first.waitFor();
  await first.getByText("Pourquoi cette proposition ?").click();
  expect(await first.locator("details li").count()).toBeGreaterThan(0);
  expect(await overflows(page)).toBe(false);
  expect(await axeFindings(page)).toEqual([]);
  const doctor = await first.locator("strong").first().innerText();
  // The third.
  await first
    .getByRole("button", { name: /^Réserver / })
    .first()
    .click();
  await page.getByText(/C.est réservé/).waitFor();
  const card = page.getByRole("region", { name: "Votre rendez-vous" });
  await card.getByText(doctor).first().waitFor();
  const words = await card.innerText();
  expect(words).toMatch(/\d\sh/);
  expect(words).toMatch(/Appelez le 15/);
  // What may leave by SMS says neither why nor who.
  const sms = decodeURIComponent(
    (await card.getByRole("link", { name: "Envoyer par SMS" }).getAttribute("href")) ?? "",
  );
  expect(sms).not.toContain(patient.reason);
  expect(sms).not.toContain(patient.familyName);
  await page.getByRole("link", { name: "Suivre cette demande" }).click();
  await page.getByRole("heading", { level: 1, name: new RegExp(patient.familyName, "i") }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test("a red flag fills the screen with « Appelez le 15 », and nothing goes on without a decision and its reason", async () => {
  const { page, context, complaints } = await signInByProSanteConnect();
  const patient = inventPatient();
  const id = await beginRequest(page);
  await fillPatient(page, patient);
  await page.getByRole("button", { name: "Continuer vers la fiche d’appel" }).click();
  const flags = page.getByRole("group", { name: "Y a-t-il un signe de gravité ?" });
  await touch(flags.getByRole("checkbox").first());

  await page.getByRole("heading", { level: 1, name: "Appelez le 15" }).waitFor();
  expect(await page.getByRole("link", { name: /appeler le SAMU/ }).getAttribute("href")).toBe("tel:15");
  await page.getByText(/Signe noté à/).waitFor();
  expect(await overflows(page)).toBe(false);
  // No way round: not by Escape, not by the address of the next step.
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /J.ai appelé/ }).waitFor();
  await page.goto(`${CPTS}/soins/orienter/${id}?etape=propositions`);
  await page.getByRole("heading", { level: 1, name: "Appelez le 15" }).waitFor();
  expect(await page.getByRole("list", { name: "Propositions" }).count()).toBe(0);
  const refused = await context.request.get(`/api${CPTS}/unscheduled-care/requests/${id}/proposals`);
  expect(refused.status()).toBe(409);

  await page.getByRole("button", { name: /J.ai appelé/ }).click();
  const keep = page.getByRole("button", { name: "Enregistrer la décision" });
  expect(await keep.isDisabled()).toBe(true);
  await touch(page.getByRole("radio", { name: /Le 15 demande un rendez-vous en ville/ }));
  expect(await keep.isDisabled()).toBe(true);
  await page.getByLabel("Pourquoi ?").fill("Le médecin régulateur demande une consultation ce soir");
  await keep.click();
  await page.getByRole("heading", { level: 1, name: "Fiche d’appel" }).waitFor();

  await page.goto(`${CPTS}/soins/demandes/${id}`);
  await page
    .getByText(/Le médecin régulateur demande une consultation ce soir/)
    .first()
    .waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
