import { expect, test } from "vitest";
import { call } from "./acting.ts";
import { CPTS, DESK, openBrowser, PHONE, visitAs } from "./browser.ts";
import { beginRequest, fillPatient } from "./orienting.ts";
import { inventPatient } from "./patients.ts";

const browser = await openBrowser();

test("the network goes in the middle of a call: nothing typed is lost, and it is sent once when it comes back", async () => {
  const nurse = await visitAs(browser, "nurse", PHONE);
  const { page, context } = nurse;
  const patient = inventPatient();
  const id = await beginRequest(page);
  await fillPatient(page, patient);
  await page.getByRole("button", { name: "Continuer vers la fiche d’appel" }).click();
  await page.getByRole("heading", { level: 1, name: "Fiche d’appel" }).waitFor();
  await page.getByText("Aucun de ces signes").click();
  const reason = page.getByLabel(/Pourquoi le patient/);
  await reason.fill("Mal au genou");
  await page.getByText("Enregistré", { exact: false }).first().waitFor();

  const arrived: string[] = [];
  page.on("requestfinished", (request) => {
    if (request.method() !== "GET" && request.url().includes(`/requests/${id}`))
      arrived.push(request.postData() ?? "");
  });
  const savedOnce = async (words: string) => {
    await page.locator('.snp-save[data-state="saved"]').waitFor();
    expect(arrived.filter((body) => body.includes(words))).toHaveLength(1);
  };
  await context.setOffline(true);
  await reason.fill("Mal au genou depuis hier");
  await page.getByText(/Hors connexion\s: gardé sur cet appareil/).waitFor();
  await context.setOffline(false);
  await savedOnce("Mal au genou depuis hier");

  // The page goes with the network, as on a phone that takes another call; the same tab comes back later.
  await context.setOffline(true);
  await reason.fill(patient.reason);
  await page.getByText(/Hors connexion\s: gardé sur cet appareil/).waitFor();
  const address = page.url();
  await page.goto("about:blank");
  await context.setOffline(false);
  await page.goto(address);
  await reason.waitFor();
  expect(await reason.inputValue()).toBe(patient.reason);
  await savedOnce(patient.reason);
  const kept = await call<{ reason: string }>(nurse, "GET", `/unscheduled-care/requests/${id}`);
  expect(kept.reason).toBe(patient.reason);
  const mine = await call<{ items: { id: string; patient: { familyName: string } | null }[] }>(
    nurse,
    "GET",
    "/unscheduled-care/requests?view=mine&limit=50",
  );
  expect(mine.items.filter((one) => one.id === id)).toHaveLength(1);
  expect(
    mine.items.filter((one) => one.patient?.familyName.toLowerCase() === patient.familyName.toLowerCase()),
  ).toHaveLength(1);
  await context.close();
});

test("a place whose screen is not on the device says so in the frame, and opens when the network is back", async () => {
  const nurse = await visitAs(browser, "nurse", DESK);
  const { page, context } = nurse;
  // Nothing is fetched ahead for who saves data: the screen is surely not there.
  await page.addInitScript(() =>
    Object.defineProperty(navigator, "connection", { value: { saveData: true }, configurable: true }),
  );
  await page.goto(CPTS);
  const place = page
    .getByRole("navigation", { name: "Lieux" })
    .getByRole("link", { name: "Orienter un patient" });
  await place.waitFor();
  await context.setOffline(true);
  await page.getByText("Les gestes sont à refaire au retour du réseau").waitFor();
  await place.click();
  await page.getByText("Cet écran n’est pas encore sur cet appareil").waitFor();
  await page.getByRole("button", { name: "Réessayer" }).click();
  await page.getByText("Cet écran n’est pas encore sur cet appareil").waitFor();
  expect(await place.count()).toBe(1);
  await context.setOffline(false);
  await page.getByRole("heading", { level: 1, name: "Orienter un patient" }).waitFor();
  await context.close();
});
