import { readFile } from "node:fs/promises";
import JSZip from "jszip";
import type { APIRequestContext, BrowserContext, Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { readDocx, readPdf } from "../tools/testing/read-document.ts";
import { call } from "./acting.ts";
import { axeFindings, DESK, openBrowser, overflows, PHONE, settled, visitAs } from "./browser.ts";

const browser = await openBrowser();
const CPTS = "/c/cpts-des-coteaux";
const YEAR = 2027;

test("from an empty territory to the ZIP: drawn on the map, written, compared, paid for, frozen, deposited and taken away", async () => {
  const visit = await visitAs(browser, "coordinator", DESK, { cpts: "CPTS des Coteaux" });
  const { page, context } = visit;
  const { giveBack } = await beginWithNothing(context.request);
  onTestFinished(async () => {
    await giveBack();
    await context.close();
  });
  await page.goto(`${CPTS}/projet/lettre`);
  await settled(page);
  const toDraw = page.getByRole("link", { name: "le territoire : dessinez ses communes" });
  await toDraw.first().click();
  await drawTwoCommunes(page);
  await page.goto(`${CPTS}/projet/lettre`);
  await settled(page);
  expect(await toDraw.count()).toBe(0);
  await declare(page);
  await writeThroughACut(page, context);
  await joinWithAColleague(page, context.request);

  const mode = (words: string) => page.locator(".mantine-SegmentedControl-label", { hasText: words }).click();
  await mode("Relire");
  await page.getByRole("article").getByText("Deux relances.").waitFor();
  await page.getByRole("article").getByRole("cell", { name: "31044" }).first().waitFor();
  await askForMoney(page);
  await page.goto(`${CPTS}/projet/lettre`);
  await settled(page);
  await page.getByRole("button", { name: "Figer une version" }).click();
  await page.getByLabel("Nom de cette version (facultatif)").fill("Envoi à l’ARS");
  await page.getByRole("button", { name: "Figer cette version" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached", timeout: 40_000 });
  expect(await axeFindings(page)).toEqual([]);
  const zip = await takeZip(page);
  expect(Object.keys(zip.files)).toEqual(
    expect.arrayContaining([
      "lettre-d-intention.docx",
      "lettre-d-intention.pdf",
      "annexes/carte-du-territoire.png",
      // The one that is frozen goes before a draft, whatever their years.
      expect.stringMatching(/^annexes\/demande-de-subvention-\d{4}\.pdf$/),
    ]),
  );
  const { text } = await readDocx(await zip.file("lettre-d-intention.docx")!.async("uint8array"));
  for (const words of ["LesCoteaux", "Deuxrelances.", "•Dépisterplustôt", "Balma31130"])
    expect(text).toContain(words);

  await page.goto(`${CPTS}/projet/circuit`);
  await settled(page);
  const deposit = page.getByRole("button", { name: "Déposer la lettre d’intention" });
  await deposit.click();
  await page.getByRole("heading", { level: 3, name: "Déposer la lettre d’intention" }).waitFor();
  await deposit.click();
  await page.getByRole("heading", { name: "Aujourd’hui : lettre d’intention déposée" }).waitFor();
});

const own = { headers: { "x-maillage": "1" } };

/** The starting point, which no screen makes: no area, and no move of the circuit. What was drawn is given back at the end. */
async function beginWithNothing(request: APIRequestContext): Promise<{ giveBack: () => Promise<void> }> {
  const at = `/api${CPTS}`;
  const { areas } = (await (await request.get(`${at}/territory`)).json()) as {
    areas: Record<string, unknown>[];
  };
  const put = async (drawn: unknown[]) =>
    expect((await request.put(`${at}/territory/areas`, { data: { areas: drawn }, ...own })).status()).toBe(
      200,
    );
  await put([]);
  type Circuit = { nth: number; undoable: object | null };
  let circuit = (await (await request.get(`${at}/project/circuit`)).json()) as Circuit;
  while (circuit.undoable) {
    const data = { after: circuit.nth };
    circuit = await (await request.post(`${at}/project/circuit/undo`, { data, ...own })).json();
  }
  return {
    giveBack: () => put(areas.map(({ id: _id, latitude: _lat, longitude: _lon, ...area }) => area)),
  };
}

/** One by its name, another by a touch of the map. */
async function drawTwoCommunes(page: Page): Promise<void> {
  await settled(page);
  await page.getByRole("combobox", { name: /^Ajouter une commune/ }).fill("Balma");
  await page.getByRole("option", { name: /^Balma / }).click();
  const lines = page.getByRole("button", { name: /^Enlever / });
  await expect.poll(() => lines.count()).toBe(1);
  // Farther from Balma, until its neighbours are seen; where the map moves still, the next round finds another place to touch.
  await expect
    .poll(async () => {
      const at = await page.evaluate(placeToTouch);
      if (!at) await page.locator(".leaflet-control-zoom-out").click();
      else {
        await page.mouse.click(at.x, at.y);
        await lines
          .nth(1)
          .waitFor({ timeout: 1_000 })
          .catch(() => {});
      }
      return lines.count();
    })
    .toBeGreaterThanOrEqual(2);
  await page.getByRole("button", { name: "Enregistrer le territoire" }).click();
  await page.getByText("Le territoire est enregistré.").waitFor();
}

/** In the page: a point of the screen where a commune that is not taken lies on top. */
function placeToTouch(): { x: number; y: number } | null {
  for (const shape of window.document.querySelectorAll("path.mg-ground-out")) {
    const { left, top, width, height } = shape.getBoundingClientRect();
    const at = { x: left + width / 2, y: top + height / 2 };
    if (window.document.elementFromPoint(at.x, at.y) === shape) return at;
  }
  return null;
}

/** In place, saved on leaving the field. */
async function declare(page: Page): Promise<void> {
  const title = page.getByLabel("Intitulé du projet");
  await title.fill("Les Coteaux");
  await title.press("Tab");
  const head = page.getByRole("region", { name: "Le projet et ses porteurs" });
  await head.getByText("l’intitulé du projet", { exact: true }).waitFor({ state: "detached" });
  await page
    .getByRole("group", { name: "Développement d’actions coordonnées de prévention" })
    .getByLabel("Oui")
    .check();
  const prevention = page.getByLabel(/^Développement d’actions coordonnées de prévention/).last();
  await prevention.fill("- Vacciner mieux\n- Dépister plus tôt");
}

const methodSection = (page: Page) =>
  page.getByRole("region", { name: "5. Informer et mobiliser les acteurs" });
const saved = (page: Page) =>
  methodSection(page)
    .getByText(/^Enregistré/)
    .first()
    .waitFor();

/** The network goes in the middle of a sentence; it is kept, and sent when it comes back. */
async function writeThroughACut(page: Page, context: BrowserContext): Promise<void> {
  await context.setOffline(true);
  await page.getByLabel("Méthodologie").fill("Un questionnaire à tous les professionnels.");
  await page.getByText(/Hors connexion\s: gardé sur cet appareil/).waitFor();
  await context.setOffline(false);
  await saved(page);
}

/** A colleague writes the same text meanwhile: both are shown, and joined. */
async function joinWithAColleague(page: Page, request: APIRequestContext): Promise<void> {
  const letter = `/api${CPTS}/project/documents/letter`;
  const living = (await (await request.get(letter)).json()) as {
    sections: { texts: { key: string; revision: number }[] }[];
  };
  const { revision } = living.sections
    .flatMap(({ texts }) => texts)
    .find(({ key }) => key === "method.method")!;
  await page.route("**/project/documents/letter", (route) => route.abort());
  await page.getByLabel("Méthodologie").pressSequentially(" Deux relances.");
  await request.put(`${letter}/texts/method.method`, {
    data: { body: "Cet été, un questionnaire à tous les professionnels.", revision },
    ...own,
  });
  const conflict = page.getByRole("region", { name: "Deux versions de « Méthodologie »" });
  await conflict.waitFor();
  await conflict.getByRole("button", { name: "Réunir les deux" }).click();
  const joined = await conflict.getByLabel("Les deux textes réunis").inputValue();
  expect(joined).toContain("Cet été");
  expect(joined).toContain("Deux relances.");
  await conflict.getByRole("button", { name: "Enregistrer ce texte" }).click();
  await conflict.waitFor({ state: "detached" });
  await page.unroute("**/project/documents/letter");
  await saved(page);
}

/** The subsidy request: what is known is there, a field and a budget are typed, which must be balanced; its PDF says them. */
async function askForMoney(page: Page): Promise<void> {
  await page.goto(`${CPTS}/projet/subventions`);
  await settled(page);
  await page.getByLabel("À qui, pour quoi").fill("ARS, amorçage");
  await page.getByLabel("Année").fill(String(YEAR));
  await page.getByRole("button", { name: "Commencer la demande" }).click();
  await page.getByLabel(/^Sigle/).fill("LCX");
  expect(await page.getByLabel(/^Nom de l’organisme/).inputValue()).toBe(
    "Agence régionale de santé Occitanie",
  );
  const budget = page.getByRole("region", { name: "5. Budget de l’association et demande" });
  for (const [account, label] of [
    ["64", "Coordination"],
    ["74", "ARS"],
  ] as const) {
    await budget.getByRole("button", { name: `Ajouter une ligne au compte ${account}` }).click();
    await budget.getByLabel(`Compte ${account}, ligne 1`).fill(label);
    await budget.getByLabel("Euros").last().fill("15000");
    if (account === "64") await budget.getByText(/Il manque 15\s000\s€ de produits/).waitFor();
  }
  await budget.getByText("Équilibré").waitFor();
  await page.getByText("Enregistré.", { exact: true }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "PDF", exact: true }).click(),
  ]);
  const { text } = await readPdf(await readFile((await download.path())!));
  for (const words of ["SigleLCX", "Chargesdepersonnel–Coordination15000€", "–ARS15000€", "LesCoteaux"])
    expect(text).toContain(words);
}

async function takeZip(page: Page): Promise<JSZip> {
  const frozen = page.getByRole("link", { name: /ZIP avec les annexes de la version/ }).first();
  const [download] = await Promise.all([page.waitForEvent("download"), frozen.click()]);
  return JSZip.loadAsync(await readFile((await download.path())!));
}

test("on a phone the plan, the texts and the journal fit, and axe finds nothing", async () => {
  const visit = await visitAs(browser, "coordinator", PHONE);
  const { page, context, complaints } = visit;
  for (const path of ["projet", "projet/lettre", "projet/mobilisation"]) {
    await page.goto(`/c/cpts-du-canal/${path}`);
    await settled(page);
    expect(await overflows(page), path).toBe(false);
    expect(await axeFindings(page), path).toEqual([]);
  }
  await page.getByRole("tab", { name: "Journal" }).click();
  await page.getByRole("heading", { name: "Première réunion d’information" }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  const { rows } = await call<{ rows: { key: string; solicited: { computed: number } }[] }>(
    visit,
    "GET",
    "/project/mobilisation",
  );
  expect(rows.find(({ key }) => key === "INFIRMIERS")!.solicited.computed).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
  await context.close();
});
