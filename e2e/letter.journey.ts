import { readFile } from "node:fs/promises";
import JSZip from "jszip";
import { expect, test } from "vitest";
import { readDocx } from "../tools/testing/read-document.ts";
import { call } from "./acting.ts";
import { axeFindings, DESK, openBrowser, overflows, PHONE, settled, visitAs } from "./browser.ts";

const browser = await openBrowser();
const CPTS = "/c/cpts-des-coteaux";

test("from an empty territory to the ZIP: what is missing is listed, written, compared, frozen and taken away", async () => {
  const visit = await visitAs(browser, "coordinator", DESK, { cpts: "CPTS des Coteaux" });
  const { page, context } = visit;
  const putTerritory = (areas: unknown[]) =>
    context.request.put(`/api${CPTS}/territory/areas`, {
      data: { areas },
      headers: { "x-maillage": "1" },
    });
  const { areas } = (await (await context.request.get(`/api${CPTS}/territory`)).json()) as {
    areas: Record<string, unknown>[];
  };
  await putTerritory([]);
  await page.goto(`${CPTS}/projet/lettre`);
  await settled(page);
  const territory = page.getByRole("region", { name: "1. Délimitation géographique" });
  await territory.getByText("le territoire : dessinez ses communes").waitFor();
  const drawn = areas.map(({ id: _id, latitude: _lat, longitude: _lon, ...area }) => area);
  expect((await putTerritory(drawn)).status()).toBe(200);
  await page.reload();
  await settled(page);
  expect(await territory.getByText("le territoire : dessinez ses communes").count()).toBe(0);

  // Declared in place, saved on leaving the field.
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

  // The network goes in the middle of a sentence; it is kept, and sent when it comes back.
  const method = page.getByLabel("Méthodologie");
  await context.setOffline(true);
  await method.fill("Un questionnaire à tous les professionnels.");
  await page.getByText(/Hors connexion\s: gardé sur cet appareil/).waitFor();
  await context.setOffline(false);
  const section = page.getByRole("region", { name: "5. Informer et mobiliser les acteurs" });
  await section
    .getByText(/^Enregistré/)
    .first()
    .waitFor();

  // A colleague writes the same text meanwhile: both are shown, and joined.
  const living = (await (await context.request.get(`/api${CPTS}/project/documents/letter`)).json()) as {
    sections: { texts: { key: string; revision: number }[] }[];
  };
  const { revision } = living.sections
    .flatMap(({ texts }) => texts)
    .find(({ key }) => key === "method.method")!;
  await page.route("**/project/documents/letter", (route) => route.abort());
  await method.pressSequentially(" Deux relances.");
  await context.request.put(`/api${CPTS}/project/documents/letter/texts/method.method`, {
    data: { body: "Cet été, un questionnaire à tous les professionnels.", revision },
    headers: { "x-maillage": "1" },
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
  await section
    .getByText(/^Enregistré/)
    .first()
    .waitFor();

  const mode = (words: string) => page.locator(".mantine-SegmentedControl-label", { hasText: words }).click();
  await mode("Relire");
  await page.getByRole("article").getByText("Deux relances.").waitFor();
  await mode("Écrire");
  await page.getByRole("button", { name: "Figer une version" }).click();
  await page.getByLabel("Nom de cette version (facultatif)").fill("Envoi à l’ARS");
  await page.getByRole("button", { name: "Figer cette version" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached", timeout: 40_000 });
  const frozen = page.getByRole("link", { name: /ZIP avec les annexes de la version/ }).first();
  const [download] = await Promise.all([page.waitForEvent("download"), frozen.click()]);
  const zip = await JSZip.loadAsync(await readFile((await download.path())!));
  expect(Object.keys(zip.files)).toEqual(
    expect.arrayContaining([
      "lettre-d-intention.docx",
      "lettre-d-intention.pdf",
      "annexes/carte-du-territoire.png",
    ]),
  );
  const { text } = await readDocx(await zip.file("lettre-d-intention.docx")!.async("uint8array"));
  for (const words of ["LesCoteaux", "Deuxrelances.", "•Dépisterplustôt"]) expect(text).toContain(words);
  expect(await axeFindings(page)).toEqual([]);
  await context.close();
});

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
