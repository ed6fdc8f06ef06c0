import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { call } from "./acting.ts";
import {
  axeFindings,
  CPTS,
  DESK,
  openBrowser,
  overflows,
  PHONE,
  settled,
  visitAs,
  visitAsNobody,
} from "./browser.ts";

const browser = await openBrowser();

const title = (page: Page, words: string | RegExp) =>
  page.getByRole("heading", { level: 1, name: words }).waitFor();
const next = (page: Page) => page.getByRole("button", { name: "Continuer", exact: true }).click();

async function wellMade(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
}

test("a questionnaire is answered on a phone, left and resumed, and counted in the results as it comes", async () => {
  const desk = await visitAs(browser, "coordinator", DESK);
  const { id } = await call<{ id: string }>(desk, "POST", "/forms/questionnaires", {
    title: "Votre avis en trois minutes",
    readyKey: "urps-2022",
  });
  await call(desk, "POST", `/forms/questionnaires/${id}/publish`, { revision: 1 });
  const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  const sending = await call<{ id: string }>(desk, "POST", "/forms/sendings", {
    questionnaireId: id,
    version: 1,
    title: "Votre avis en trois minutes",
    identity: "named",
    closesOn: day,
    publicLink: true,
  });
  const { publicUrl } = await call<{ publicUrl: string }>(desk, "GET", `/forms/sendings/${sending.id}`);
  await desk.page.goto(`${CPTS}/questionnaires/envois/${sending.id}`);
  await settled(desk.page);
  await desk.page.getByText("Aucune réponse encore").waitFor();

  const { page, context, complaints } = await visitAsNobody(browser, PHONE);
  const path = new URL(publicUrl).pathname;
  await page.goto(path);
  await settled(page);
  await wellMade(page);
  await page.getByRole("button", { name: "Commencer" }).click();
  // Nobody is known on a public page: the profession first, by which an answer finds its author.
  await title(page, "Qui répond ?");
  await next(page);
  await page.getByText("Choisissez votre profession.").first().waitFor();
  await page.getByRole("combobox", { name: "Votre profession" }).fill("Infirm");
  await page.getByRole("option", { name: "Infirmier", exact: true }).click();
  await wellMade(page);
  await next(page);
  await title(page, "Vous");
  await next(page);
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Nom et Prénom du Professionnel").fill("Essai Camille");
  await page.getByLabel("Spécialité").fill("Infirmière");
  await wellMade(page);
  await next(page);
  await title(page, "Votre engagement actuel");
  await page.getByText("Non", { exact: true }).click();
  await next(page);
  await title(page, /Acceptez-vous de participer/);
  // The network falls and the tab is closed: what was typed is on the device, and another tab finds it.
  await context.setOffline(true);
  await page
    .getByRole("group", { name: /^1 - Faciliter/ })
    .getByText("Oui", { exact: true })
    .click();
  await page.getByText(/Gardé sur cet appareil/).waitFor();
  await wellMade(page);
  await page.close();
  await context.setOffline(false);
  const back = await context.newPage();
  await back.goto(path);
  await back.getByRole("button", { name: "Reprendre où j’en étais" }).click();
  await title(back, /Acceptez-vous de participer/);
  const first = back.getByRole("group", { name: /^1 - Faciliter/ });
  expect(await first.getByRole("radio", { name: "Oui" }).isChecked()).toBe(true);
  for (const [nth, answer] of [
    [2, "Non"],
    [3, "NC"],
    [4, "Oui"],
    [5, "Non"],
  ] as const)
    await back
      .getByRole("group", { name: new RegExp(`^${nth} - `) })
      .getByText(answer, { exact: true })
      .click();
  // The network falls while it is being walked through: nothing is lost, and it goes on.
  await context.setOffline(true);
  await next(back);
  await title(back, "Pour finir");
  await back.getByLabel(/projet\/commentaire/).fill("Une messagerie commune.");
  await context.setOffline(false);
  await next(back);
  await title(back, "Relire et envoyer");
  await back.getByText("Une messagerie commune.").waitFor();
  await wellMade(back);
  await back.getByRole("button", { name: "Envoyer mes réponses" }).click();
  await title(back, /Merci/);
  expect(await back.evaluate(() => JSON.stringify(localStorage))).not.toContain("messagerie");

  await desk.page.getByText("Réponses sans auteur connu").waitFor();
  await desk.page.getByText(/Essai Camille · Infirmier/).waitFor();
  await desk.page.getByRole("heading", { name: /^1 - Faciliter/ }).waitFor();
  expect(await axeFindings(desk.page)).toEqual([]);
  expect(complaints.filter((one) => !/ERR_INTERNET_DISCONNECTED/.test(one))).toEqual([]);
  expect(desk.complaints).toEqual([]);
});
