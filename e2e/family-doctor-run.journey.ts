import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { call } from "./acting.ts";
import { axeFindings, CPTS, DESK, openBrowser, overflows, PHONE, settled, visitAs } from "./browser.ts";
import { inventPatient } from "./patients.ts";

const browser = await openBrowser();
const PLACE = `${CPTS}/medecin-traitant`;
const shots = process.env["MAILLAGE_SCREENS"];
let shown = 0;

/** What would keep somebody from using the page as it stands, at a desk and on a phone. */
async function obstacles(page: Page): Promise<string[]> {
  await settled(page);
  const found = await axeFindings(page);
  const path = (width: number) => `${shots}/run-${String(shown).padStart(2, "0")}-${width}.png`;
  shown += 1;
  if (shots) await page.screenshot({ path: path(1280), fullPage: true });
  await page.setViewportSize(PHONE);
  await settled(page);
  if (await overflows(page)) found.push(`${page.url()}: wider than a phone`);
  if (shots) await page.screenshot({ path: path(360), fullPage: true });
  await page.setViewportSize(DESK);
  await settled(page);
  return found;
}

/** The bytes of what this link or button gives. */
async function download(page: Page, from: Locator): Promise<Buffer> {
  const file = page.waitForEvent("download");
  await from.click();
  return readFile(await (await file).path());
}

/** The demo's register takes half a second: the run asked next is shown in its middle until `release`, so that it is seen on any machine. */
async function holdUp(page: Page): Promise<{ release: () => Promise<void> }> {
  const runs = /\/family-doctor\/runs(\/[0-9a-f-]{36})?$/;
  let id = "none yet";
  await page.route(runs, async (route) => {
    const isAsked = route.request().method() === "POST";
    if (!isAsked && !route.request().url().endsWith(id)) return route.continue();
    const response = await route.fetch();
    const run = await response.json();
    if (isAsked) id = run.id;
    await route.fulfill({ response, json: { ...run, state: "working", progress: 40, today: null } });
  });
  return { release: () => page.unroute(runs) };
}

interface Line {
  requestId: string;
  reference: string;
}

test("the coordination edits the rules, sees who offers and who waits, runs the register and compares", async () => {
  const coordinator = await visitAs(browser, "coordinator", DESK);
  const { page } = coordinator;

  // The rules: a draft, its effect on those who wait, then published.
  await page.goto(`${PLACE}/regles`);
  await settled(page);
  const ald = page.getByLabel("Affection de longue durée", { exact: false }).first();
  const points = Number.parseInt(await ald.inputValue(), 10);
  await ald.fill(String(points + 3));
  await page.getByRole("button", { name: "Enregistrer le brouillon" }).click();
  await page.getByRole("heading", { name: "Effet du brouillon" }).waitFor();
  await page.getByRole("heading", { name: "Montent le plus" }).waitFor();
  expect(await obstacles(page)).toEqual([]);
  await page.getByRole("button", { name: "Publier ces règles" }).click();
  await page.getByText("Les règles sont publiées", { exact: false }).first().waitFor();

  // Who offers, and whom one of them reaches, on the map and in the table beside it.
  await page.goto(`${PLACE}/offres`);
  await settled(page);
  await page.getByRole("combobox", { name: "Médecin" }).click();
  await page.getByRole("option").first().click();
  await page.getByText(/peut recevoir \d+ patients? de ceux qui attendent/).waitFor();
  await page.locator("[aria-label^='Carte'][aria-label*='Patients à la portée d'] .mg-pin").first().waitFor();
  await page.getByRole("columnheader", { name: /À la portée d/ }).waitFor();
  expect(await obstacles(page)).toEqual([]);

  // Who waits, by commune and priority; a commune leads to the board.
  await page.goto(`${PLACE}/tableau?vue=carte`);
  await page
    .locator("[aria-label^='Carte'][aria-label$='Patients qui attendent, par commune'] .mg-pin")
    .first()
    .waitFor();
  await page.getByText("Haute", { exact: true }).click();
  expect(await obstacles(page)).toEqual([]);
  await page.getByRole("link", { name: "Labège" }).click();
  await page.getByRole("region", { name: /En attente/ }).waitFor();

  // The whole register, worked out by a job whose progress is shown.
  await page.goto(`${PLACE}/calcul`);
  await settled(page);
  const held = await holdUp(page);
  await page.getByRole("button", { name: /Calculer/ }).click();
  await page.getByRole("progressbar").first().waitFor();
  await held.release();
  await page.getByRole("heading", { name: "Ce que donne ce calcul" }).waitFor();
  await page.getByText("Pourquoi ce médecin").first().click();
  expect(await obstacles(page)).toEqual([]);

  // What if, beside today: a table, charts, a map; nothing of it is adopted.
  await page.getByRole("button", { name: "+ Et si…" }).click();
  await page.getByRole("combobox", { name: "Médecin" }).click();
  await page.getByRole("option").first().click();
  await page.getByRole("button", { name: "Ajouter" }).click();
  await page
    .getByText(/: 20\splaces de plus/)
    .first()
    .waitFor();
  expect(await obstacles(page)).toEqual([]);
  await page.getByRole("button", { name: "Comparer avec aujourd’hui" }).click();
  await page.getByRole("table", { name: "Comparaison d’aujourd’hui et de l’hypothèse" }).waitFor();
  await page.getByRole("figure", { name: /Patients avec un médecin, par priorité/ }).waitFor();
  await page.getByRole("region", { name: /^Carte/ }).waitFor();
  expect(await page.getByRole("button", { name: /^Adopter/ }).count()).toBe(0);
  expect(await obstacles(page)).toEqual([]);
  expect(coordinator.complaints).toEqual([]);
  await coordinator.context.close();
});

test("it adopts, moves two patients on the board, takes the rest back, writes letters and exports", async () => {
  const coordinator = await visitAs(browser, "coordinator", DESK);
  const { page } = coordinator;

  // A run of its own, asked by the button's route; then three of its lines are adopted.
  const run = await call<{ id: string }>(coordinator, "POST", "/family-doctor/runs", { kind: "register" });
  const stateOf = async () =>
    (await call<{ state: string }>(coordinator, "GET", `/family-doctor/runs/${run.id}`)).state;
  await expect.poll(stateOf).toBe("done");
  await page.goto(`${PLACE}/calcul`);
  await settled(page);
  const boxes = page.getByRole("checkbox", { name: /^Choisir MT-/ });
  await boxes.first().waitFor();
  for (const nth of [0, 1, 2]) await boxes.nth(nth).check();
  await page.getByRole("button", { name: "Adopter 3 lignes choisies" }).click();
  await page.getByRole("button", { name: "Défaire l’adoption" }).waitFor();
  expect(await obstacles(page)).toEqual([]);
  const { items: lines } = await call<{ items: (Line & { adopted: boolean })[] }>(
    coordinator,
    "GET",
    `/family-doctor/runs/${run.id}/lines?show=served&limit=50`,
  );
  const adopted = lines.filter((one) => one.adopted);
  expect(adopted).toHaveLength(3);

  // On the board, one by the keyboard and one by the mouse.
  const [byKey, byMouse] = [adopted[0]!, adopted[1]!];
  await page.goto(`${PLACE}/tableau`);
  await settled(page);
  const cardOf = (lane: RegExp, { reference }: Line) =>
    page.getByRole("region", { name: lane }).getByRole("listitem").filter({ hasText: reference });
  const find = async (line: Line) => {
    await page.getByLabel("Nom ou référence").fill(line.reference);
    await cardOf(/Médecin choisi/, line).waitFor();
  };
  await find(byKey);
  expect(await obstacles(page)).toEqual([]);
  await cardOf(/Médecin choisi/, byKey)
    .getByRole("link")
    .focus();
  await page.keyboard.press("a");
  await cardOf(/Médecin sollicité/, byKey).waitFor();
  await find(byMouse);
  // Seen before the button goes down: a board that scrolls meanwhile leaves the mouse on another card.
  const asked = page.getByRole("region", { name: /Médecin sollicité/ });
  await asked.scrollIntoViewIfNeeded();
  await cardOf(/Médecin choisi/, byMouse).dragTo(asked);
  await cardOf(/Médecin sollicité/, byMouse).waitFor();

  // The rest is taken back in one touch; what left stays, and it is said.
  await page.goto(`${PLACE}/calcul`);
  await page.getByRole("button", { name: "Défaire l’adoption" }).click();
  await page.getByText(/1 patient attend de nouveau. 2 propositions déjà envoyées restent/).waitFor();
  expect(await obstacles(page)).toEqual([]);

  // Letters: counted before, written by a job, in both formats.
  await page.goto(`${PLACE}/courriers`);
  await settled(page);
  const name = `Courrier ${inventPatient().familyName}`;
  await page.getByLabel("Nom de ce courrier").fill(name);
  await page.getByText(/^\d+ lettres? ·|^\d+ lettres?$/).waitFor();
  await page.getByRole("button", { name: /^Préparer \d+ lettres?$/ }).click();
  const campaign = page.getByRole("row").filter({ hasText: name });
  await campaign.getByRole("link", { name: "PDF" }).waitFor();
  expect(await obstacles(page)).toEqual([]);
  const pdf = await download(page, campaign.getByRole("link", { name: "PDF" }));
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  const docx = await download(page, campaign.getByRole("link", { name: "Word" }));
  expect(docx.subarray(0, 2).toString()).toBe("PK");

  // Measures, as shown and as files.
  await page.goto(`${PLACE}/mesures`);
  await settled(page);
  expect(await obstacles(page)).toEqual([]);
  const csv = await download(page, page.getByRole("link", { name: "Exporter (CSV)" }));
  expect(csv.toString("utf8").split("\n").length).toBeGreaterThan(10);
  const xlsx = await download(page, page.getByRole("link", { name: "Exporter (Excel)" }));
  expect(xlsx.subarray(0, 2).toString()).toBe("PK");
  expect(coordinator.complaints).toEqual([]);
  await coordinator.context.close();
});

test("a list is sent, its columns said, read dry, applied with the agreement declared, and taken back", async () => {
  const { page, context, complaints } = await visitAs(browser, "coordinator", DESK);
  const { familyName, givenNames, birthOn } = inventPatient();
  const yesterday = new Date(Date.now() - 86_400_000).toLocaleDateString("fr-FR", {
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    timeZone: "Europe/Paris",
  });
  await page.goto(`${PLACE}/listes`);
  await settled(page);
  const text = [
    "Nom;Prénom;Né(e) le;Sexe;Code postal;Ville",
    `${familyName};${givenNames};${birthOn};F;31320;Castanet-Tolosan`,
    ";Sans nom;01/02/1950;F;31320;",
  ].join("\r\n");
  await page.locator('input[type="file"]').setInputFiles({
    name: "patients-du-dr-essai.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(text, "latin1"),
  });
  await page.getByLabel("Qui vous a donné cette liste ?").fill("Dr Essai, qui part en retraite");
  expect(await obstacles(page)).toEqual([]);
  await page.getByRole("button", { name: "Lire la liste à blanc" }).click();
  await page
    .getByLabel(/Comment ces patients ont-ils été informés/)
    .fill("Courrier à chacun, accord écrit rendu au cabinet.");
  await page.getByLabel("Informés le").fill(yesterday);
  expect(await obstacles(page)).toEqual([]);
  await page.getByRole("button", { name: "Ouvrir 1 demande" }).click();
  await page.getByText("1 demande ouverte", { exact: false }).first().waitFor();
  expect(await obstacles(page)).toEqual([]);
  await page.getByRole("button", { name: "Défaire cette liste" }).click();
  await page.getByText("Défaite", { exact: true }).first().waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
