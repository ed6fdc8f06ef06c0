import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { call, makeRequest } from "./acting.ts";
import { CPTS, DESK, openBrowser, PHONE, settled, visitAs } from "./browser.ts";
import { inventPatient } from "./patients.ts";

const browser = await openBrowser();

const edges = async (place: Locator): Promise<{ top: number; bottom: number }> => {
  const box = await place.boundingBox();
  if (!box) throw new Error("nothing is drawn there");
  return { top: box.y, bottom: box.y + box.height };
};

test("a call-back that was answered is to orient again, in the queue, on the sheet and in the story", async () => {
  const [operator, nurse] = [
    await visitAs(browser, "operator", DESK),
    await visitAs(browser, "nurse", PHONE),
  ];
  const { page } = operator;
  const patient = inventPatient();
  const request = await makeRequest(nurse, patient);
  await call(operator, "POST", `/unscheduled-care/requests/${request.id}/callback`, { delayMinutes: 30 });
  await page.goto(`${CPTS}/soins/poste?d=${request.id}&volet=fiche`);
  await settled(page);
  const line = page
    .getByRole("region", { name: "File d’appels" })
    .locator(".snp-line", { hasText: new RegExp(patient.familyName, "i") });
  await line.getByText("À rappeler", { exact: true }).waitFor();
  const panel = page.getByRole("region", { name: "Rappel" });
  await panel.getByRole("button", { name: "Pas de réponse" }).click();
  await panel.getByText("1 essai", { exact: true }).waitFor();
  await line.getByText("À rappeler (1 essai)").waitFor();

  await panel.getByRole("button", { name: "A répondu" }).click();
  await panel.waitFor({ state: "detached" });
  await line.getByText("À orienter (2 essais)").waitFor();
  await line.getByText("à voir, reste").waitFor();
  await page.getByRole("list", { name: "Créneaux proposés" }).getByRole("listitem").first().waitFor();

  await nurse.page.goto(`${CPTS}/soins/demandes/${request.id}`);
  await nurse.page
    .getByText("Rappel n° 2 : la personne a répondu, la demande est de nouveau à orienter.")
    .waitFor();
  expect([...operator.complaints, ...nurse.complaints]).toEqual([]);
  await Promise.all([operator.context.close(), nurse.context.close()]);
});

for (const size of [DESK, { width: 1024, height: 768 }])
  test(`nothing lies over the sheet of the desk at ${size.width} by ${size.height}`, async () => {
    const operator = await visitAs(browser, "operator", size);
    const { page } = operator;
    const request = await makeRequest(operator, inventPatient());
    await page.goto(`${CPTS}/soins/poste?d=${request.id}&volet=fiche`);
    await settled(page);
    const sheet = page.getByRole("region", { name: "Fiche" });
    const take = await edges(sheet.getByRole("button", { name: "Prendre en charge" }));
    const head = await edges(sheet.locator(".snp-sheet-head"));
    const legend = await edges(sheet.getByText("Patient", { exact: true }));
    expect(head.bottom).toBeGreaterThanOrEqual(take.bottom);
    expect(legend.top).toBeGreaterThanOrEqual(take.bottom);
    await operator.context.close();
  });

test("who sent a patient to a resource says what became of them, and the request is closed", async () => {
  const nurse = await visitAs(browser, "nurse", PHONE);
  const { page } = nurse;
  const request = await makeRequest(nurse, inventPatient());
  const { items } = await call<{ items: { id: string; name: string }[] }>(
    nurse,
    "GET",
    "/directory/resources",
  );
  const resource = items[0];
  if (!resource) throw new Error("the demo has no resource");
  await call(nurse, "POST", `/unscheduled-care/requests/${request.id}/resource`, { resourceId: resource.id });
  await page.goto(`${CPTS}/soins/demandes/${request.id}`);
  await settled(page);
  await page.getByText("nouvelles, reste").first().waitFor();
  await page.getByRole("button", { name: "Dire ce qu’il est devenu" }).click();
  const dialog = page.getByRole("dialog", { name: "Dire ce qu’il est devenu" });
  await dialog.getByText(`Orienté vers ${resource.name}`).waitFor();
  await dialog.getByRole("button", { name: "Le patient a été reçu" }).click();
  await dialog.getByRole("button", { name: "Clore la demande" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("Terminée", { exact: true }).waitFor();
  await page.getByText("Demande terminée : réorienté.").waitFor();
  expect(nurse.complaints).toEqual([]);
  await nurse.context.close();
});
