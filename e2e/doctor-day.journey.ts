import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { book, dayInParis, firstProposal, makeRequest, myProfessionalId, openSlot } from "./acting.ts";
import { axeFindings, CPTS, openBrowser, overflows, PHONE, settled, visitAs } from "./browser.ts";
import { touch } from "./orienting.ts";
import { inventPatient } from "./patients.ts";

const browser = await openBrowser();

test("a doctor sees the booking come by itself, takes the patient through the day, and the nurse reads the return", async () => {
  const [doctor, nurse] = [await visitAs(browser, "doctor", PHONE), await visitAs(browser, "nurse", PHONE)];
  await wantMailsAtAnyHour(nurse.page);
  const patient = inventPatient();
  const line = `Repos et glace, revoir si besoin ${patient.familyName}`;
  const professionalId = await myProfessionalId(doctor);
  await openSlot(doctor, professionalId);
  const { id, reference } = await makeRequest(nurse, patient, { professionalId });

  const place = await firstProposal(nurse, id, professionalId);
  await doctor.page.goto(`${CPTS}/agenda/jour?jour=${dayInParis(place.startsAt)}`);
  await settled(doctor.page);
  const name = doctor.page.getByText(`${patient.givenNames} ${patient.familyName}`);
  expect(await name.count()).toBe(0);
  await book(nurse, id, place);
  await name.first().waitFor();
  expect(await overflows(doctor.page)).toBe(false);
  expect(await axeFindings(doctor.page)).toEqual([]);

  const gesture = (verb: RegExp) =>
    doctor.page.getByRole("button", { name: new RegExp(`${verb.source}.*${patient.familyName}`, "i") });
  await gesture(/^Arrivé/).click();
  await doctor.page.getByText(/est arrivé\./).waitFor();
  // Taken back with one touch, then done again; a finger that taps twice does each gesture once, and hears no refusal.
  await doctor.page
    .locator(".mg-undo")
    .getByRole("button", { name: /Annuler/ })
    .click();
  await gesture(/^Arrivé/).dblclick();
  await gesture(/^Vu/).dblclick();

  const dialog = doctor.page.getByRole("dialog", { name: /Retour pour/ });
  await dialog.waitFor();
  const begun = Date.now();
  await touch(dialog.getByRole("radio", { name: /Vu et soigné/ }));
  await dialog.getByLabel(/Une ligne/).fill(line);
  await dialog.getByRole("button", { name: "Envoyer le retour" }).click();
  await doctor.page.getByText(/Retour envoyé/).waitFor();
  expect(Date.now() - begun).toBeLessThan(10_000);

  await nurse.page.goto(CPTS);
  await nurse.page.getByRole("button", { name: /Ce qui m.attend : \d+ non lu/ }).click();
  const notice = nurse.page.getByRole("link", {
    name: new RegExp(`${reference} : il y a quelque chose à lire`),
  });
  expect(await notice.innerText()).not.toContain(patient.familyName);
  await notice.click();
  await nurse.page.getByText(line).waitFor();
  await nurse.page.locator("article").getByText("Vu", { exact: true }).waitFor();
  expect([...doctor.complaints, ...nurse.complaints]).toEqual([]);

  // What left by mail says that there is something to read, and nothing else.
  const mailbox = await nurse.context.newPage();
  await mailbox.goto("/demo/courrier");
  const mail = mailbox.locator("section").filter({ hasText: reference });
  // Notices of a quarter of a minute leave in one mail, and the page looks every five seconds.
  await mail.first().waitFor({ timeout: 30_000 });
  const all = (await mailbox.getByRole("main").textContent()) ?? "";
  for (const secret of [patient.familyName, patient.givenNames, patient.reason, line, patient.phone])
    expect(all).not.toContain(secret);
  await Promise.all([doctor.context.close(), nurse.context.close()]);
});

/** By the screen of one's choices: every kind by mail, and no hours of silence, so that the journey can run at night. */
async function wantMailsAtAnyHour(page: Page): Promise<void> {
  await page.goto(`${CPTS}/avis/preferences`);
  await settled(page);
  for (const box of await page.getByRole("checkbox", { name: /: par mail$/ }).all()) await box.check();
  await page.getByLabel(/^De( \*)?$/).fill("00:00");
  await page.getByLabel(/^À( \*)?$/).fill("00:00");
  await page.getByRole("button", { name: "Enregistrer mes choix" }).click();
  await page.getByText("Vos choix sont enregistrés.").waitFor();
}
