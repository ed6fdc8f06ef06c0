import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { makeRequest } from "./acting.ts";
import { CPTS, DESK, openBrowser, settled, visitAs, visitAsNobody } from "./browser.ts";
import { smallNationalFile } from "./national-file.ts";
import { inventPatient } from "./patients.ts";

const browser = await openBrowser();

test("a coordinator sends the national file, reads what it would do, applies it and takes it back", async () => {
  const { page, context, complaints } = await visitAs(browser, "coordinator", DESK);
  await page.goto(`${CPTS}/annuaire/imports`);
  await settled(page);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choisir le fichier" }).click();
  const { name, buffer } = await smallNationalFile();
  await (await chooser).setFiles({ name, mimeType: "text/plain", buffer });
  await page.getByRole("heading", { level: 1, name }).waitFor();
  // The dry run, said line by line: created, and refused with the reason.
  await page.getByText("À relire").waitFor();
  const refused = page.getByRole("link", { name: /Refusés/ });
  await refused.click();
  await page.getByRole("heading", { level: 2, name: "Refusés" }).waitFor();
  await page.getByRole("table").first().waitFor();
  const report = page.waitForEvent("download");
  await page.getByRole("link", { name: "Compte rendu (CSV)" }).click();
  expect((await readFile(await (await report).path())).length).toBeGreaterThan(100);
  const before = await countInDirectory(page);
  await page.getByRole("button", { name: /^Appliquer \d+ lignes?$/ }).click();
  await page.getByText("Appliqué", { exact: true }).waitFor();
  const after = await countInDirectory(page);
  expect(after).toBeGreaterThan(before);
  await page.getByRole("button", { name: "Défaire cet import" }).click();
  await page.getByText("Défait", { exact: true }).waitFor();
  expect(await countInDirectory(page)).toBe(before);
  expect(complaints).toEqual([]);
  await context.close();
});

/** How many professionals the directory shows, by the same route as its screen, page after page. */
async function countInDirectory(page: import("playwright-core").Page): Promise<number> {
  let [count, after] = [0, ""];
  for (let turn = 0; turn < 50; turn++) {
    const answer = await page.request.get(
      `/api${CPTS}/directory/professionals?limit=100${after && `&after=${encodeURIComponent(after)}`}`,
    );
    const { items, next } = (await answer.json()) as { items: unknown[]; next: string | null };
    count += items.length;
    if (!next) return count;
    after = next;
  }
  throw new Error("the directory does not end");
}

test("a coordinator reads the population of the territory and the size of its contract", async () => {
  const { page, context, complaints } = await visitAs(browser, "coordinator", DESK);
  await page.goto(`${CPTS}/territoire`);
  await settled(page);
  // The page's frame stands before what it reads.
  const main = expect.poll(() => page.getByRole("main").textContent());
  await main.toMatch(/Population.*\d{2,3}\s\d{3}/);
  await main.toMatch(/Taille du contrat\s*[1-4]/);
  expect(complaints).toEqual([]);
  await context.close();
});

test("measures show as a chart, as a table and as a file", async () => {
  const { page, context, complaints } = await visitAs(browser, "coordinator", DESK);
  await page.goto(`${CPTS}/soins/mesures`);
  await settled(page);
  const chart = page.getByRole("figure", { name: /^Demandes/ }).first();
  await chart.locator("svg").first().waitFor();
  await chart.getByRole("button", { name: "Voir le tableau" }).click();
  expect(await chart.getByRole("row").count()).toBeGreaterThan(20);
  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "Exporter (CSV)" }).click();
  const text = await readFile(await (await file).path(), "utf8");
  expect(text.split("\n").length).toBeGreaterThan(10);
  expect(text).toMatch(/[;,]/);
  expect(complaints).toEqual([]);
  await context.close();
});

test("a person invited by mail follows the link in another browser and becomes a member", async () => {
  const coordinator = await visitAs(browser, "coordinator", DESK);
  const { page } = coordinator;
  const { familyName } = inventPatient();
  const email = `${familyName
    .normalize("NFD")
    .replace(/[^a-zA-Z]/g, "")
    .toLowerCase()}@exemple.invalid`;
  await page.goto(`${CPTS}/membres`);
  await settled(page);
  await page.getByRole("button", { name: "Inviter une personne" }).click();
  const dialog = page.getByRole("dialog", { name: "Inviter une personne" });
  await dialog.getByLabel(/Adresse mail/).fill(email);
  await dialog.getByLabel(/Prénom/).fill("Célestine");
  await dialog.getByLabel(/^Nom/).fill(familyName);
  await dialog.getByRole("combobox", { name: /Rôle/ }).click();
  await page.getByRole("option", { name: "Poste d’appel" }).click();
  await dialog.getByRole("button", { name: "Envoyer l’invitation" }).click();
  await page.getByText(new RegExp(`L.invitation est partie à ${email}`)).waitFor();

  const invited = await visitAsNobody(browser, DESK);
  await invited.page.goto("/demo/courrier");
  const mail = invited.page.locator("section").filter({ hasText: email }).first();
  await mail
    .getByRole("link", { name: /invitation/ })
    .first()
    .click();
  await invited.page.getByRole("heading", { level: 1, name: /Vous êtes invité/ }).waitFor();
  await invited.page.getByRole("button", { name: "Accepter l’invitation" }).click();
  await invited.page.waitForURL(`**${CPTS}**`);
  await invited.page
    .getByRole("link", { name: /Poste d.appel/ })
    .first()
    .waitFor();
  await page.reload();
  await page.getByText(new RegExp(familyName)).first().waitFor();

  // What this new person may do, in sentences, and to whom each thing is open.
  await invited.page.goto(`${CPTS}/droits`);
  await settled(invited.page);
  await invited.page.getByText("Voir la file de toutes les demandes en cours").waitFor();
  await invited.page.getByText("Vous pouvez").first().waitFor();
  await invited.page
    .getByText(/Ouvert à\s:/)
    .first()
    .waitFor();
  // Before the invitation is accepted nobody is signed in: the browser itself writes that answer of the server.
  expect([...coordinator.complaints, ...invited.complaints.filter((one) => !/401/.test(one))]).toEqual([]);
  await Promise.all([coordinator.context.close(), invited.context.close()]);
});

test("the journal tells who read one patient's record, found from any of its lines", async () => {
  const [coordinator, nurse] = [
    await visitAs(browser, "coordinator", DESK),
    await visitAs(browser, "nurse", DESK),
  ];
  const { patientId } = await makeRequest(nurse, inventPatient());
  const { page } = coordinator;
  await page.goto(`${CPTS}/journal`);
  await settled(page);
  const lines = page.getByRole("table").getByRole("row");
  const ofPatient = lines.filter({ has: page.locator(`a[href*="${patientId}"]`) });
  await ofPatient
    .first()
    .getByRole("link", { name: /accès à ce dossier/ })
    .click();
  await page.waitForURL(new RegExp(`patient=${patientId}`));
  await page.getByText(/Seulement .*dossier/).waitFor();
  // All lines but the heading are of this patient, and name who acted.
  await expect.poll(async () => (await lines.count()) - (await ofPatient.count())).toBe(1);
  expect(await ofPatient.count()).toBeGreaterThan(1);
  await ofPatient.first().getByText(nurse.person.name).waitFor();
  expect(coordinator.complaints).toEqual([]);
  await Promise.all([coordinator.context.close(), nurse.context.close()]);
});
