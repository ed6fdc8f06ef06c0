import { expect, inject, test } from "vitest";
import { book, dayInParis, firstProposal, makeRequest, myProfessionalId, openSlot } from "./acting.ts";
import { CPTS, DESK, openBrowser, settled, visitAs } from "./browser.ts";
import { touch } from "./orienting.ts";
import { inventPatient } from "./patients.ts";

const browser = await openBrowser();

test("a doctor adds a weekly rule, reads what it will change before it is done, and takes it back", async () => {
  const { page, context, complaints } = await visitAs(browser, "doctor", DESK);
  await page.goto(`${CPTS}/agenda/plages`);
  await settled(page);
  await page.getByRole("button", { name: "Ajouter une plage" }).click();
  await touch(page.getByRole("checkbox", { name: "samedi" }));
  await page.getByLabel(/^De( \*)?$/).fill("06:00");
  await page.getByLabel(/^À( \*)?$/).fill("07:00");
  await page.getByRole("button", { name: "Voir ce qui va changer" }).click();
  const dialog = page.getByRole("dialog", { name: "Ce qui va changer" });
  const sentence = await dialog.locator(".ag-rule-sentence").textContent();
  expect(sentence).toMatch(/samedi/);
  await dialog
    .getByText(/créneaux? (sera|seront|ouvert)/i)
    .first()
    .waitFor();
  await dialog.getByRole("button", { name: "Enregistrer ce changement" }).click();
  const rules = page.locator(".ag-rule-sentence", { hasText: /samedi.*6\sh/i });
  await rules.first().waitFor();
  await page
    .locator(".mg-undo")
    .getByRole("button", { name: /Annuler/ })
    .click();
  await rules.first().waitFor({ state: "detached" });
  expect(complaints).toEqual([]);
  await context.close();
});

test("an absence that concerns a booking says whom, waits for the decision, and is undone with one click", async () => {
  const [doctor, nurse] = [await visitAs(browser, "doctor", DESK), await visitAs(browser, "nurse", DESK)];
  const { page } = doctor;
  const patient = inventPatient();
  const professionalId = await myProfessionalId(doctor);
  await openSlot(doctor, professionalId, 1);
  const request = await makeRequest(nurse, patient, { professionalId });
  const place = await firstProposal(nurse, request.id, professionalId);
  await book(nurse, request.id, place);

  await page.goto(`${CPTS}/agenda/absences`);
  await settled(page);
  await page.getByLabel(/^Du( \*)?$/).fill(dayInParis(place.startsAt));
  await page.getByRole("button", { name: "Fermer mes créneaux" }).click();
  const dialog = page.getByRole("dialog", { name: "Ce qui va changer" });
  await dialog.getByText(/déjà rendez-vous/).waitFor();
  const concerned = dialog.getByRole("listitem").filter({ hasText: new RegExp(patient.familyName, "i") });
  await concerned.getByText("Annuler ce rendez-vous").click();
  const send = dialog.getByRole("button", { name: "Enregistrer et annuler 1 rendez-vous" });
  expect(await send.isDisabled()).toBe(true);
  await dialog.getByLabel(/Pourquoi ces rendez-vous/).fill("Le cabinet ferme ce jour-là");
  await send.click();
  await dialog.waitFor({ state: "detached" });
  await nurse.page.goto(`${CPTS}/soins/demandes/${request.id}`);
  await nurse.page.getByText("Le cabinet ferme ce jour-là").first().waitFor();

  await page
    .locator(".mg-undo")
    .getByRole("button", { name: /Annuler/ })
    .click();
  await page.getByText(/Aucune absence prévue/).waitFor();
  expect([...doctor.complaints, ...nurse.complaints]).toEqual([]);
  await Promise.all([doctor.context.close(), nurse.context.close()]);
});

test("a doctor makes a calendar address, a calendar reads it without any sign-in, and it holds no patient", async () => {
  const { page, context } = await visitAs(browser, "doctor", DESK);
  await page.goto(`${CPTS}/agenda/telephone`);
  await settled(page);
  await page.getByRole("button", { name: "Créer une adresse" }).click();
  const url = (await page.getByTestId("feed-url").textContent())?.trim() ?? "";
  const answer = await fetch(new URL(new URL(url).pathname, inject("baseUrl")));
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toContain("text/calendar");
  const text = await answer.text();
  expect(text).toMatch(/^BEGIN:VCALENDAR/);
  expect(text).toContain("BEGIN:VEVENT");
  expect(text).not.toMatch(/ATTENDEE|Zz[a-z]/);
  // Ended with one click and its confirmation, it answers no longer.
  await page.getByRole("button", { name: "Arrêter cette adresse" }).first().click();
  await page.getByRole("button", { name: "Arrêter pour de bon" }).click();
  await page.getByRole("button", { name: "Arrêter pour de bon" }).waitFor({ state: "detached" });
  expect((await fetch(new URL(new URL(url).pathname, inject("baseUrl")))).status).toBe(404);
  await context.close();
});
