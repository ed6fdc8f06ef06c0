import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { book, call, firstProposal, makeRequest } from "./acting.ts";
import { CPTS, DESK, openBrowser, PHONE, settled, visitAs } from "./browser.ts";
import { inventPatient } from "./patients.ts";

const browser = await openBrowser();
const desk = (id: string) => `${CPTS}/soins/poste?d=${id}&volet=fiche`;
const undo = (page: Page) => page.locator(".mg-undo").getByRole("button", { name: /Annuler/ });

test("the desk takes charge, gives back and undoes, and its queue stays still under the cursor", async () => {
  const [operator, nurse] = [
    await visitAs(browser, "operator", DESK),
    await visitAs(browser, "nurse", PHONE),
  ];
  const { page } = operator;
  const request = await makeRequest(nurse, inventPatient());
  await page.goto(desk(request.id));
  await settled(page);
  const sheet = page.getByRole("region", { name: "Fiche" });
  await sheet.getByRole("button", { name: "Prendre en charge" }).click();
  await sheet.getByText(/^Prise par/).waitFor();
  await undo(page).click();
  await sheet.getByRole("button", { name: "Prendre en charge" }).click();
  await sheet.getByRole("button", { name: "Rendre", exact: true }).click();
  await sheet.getByRole("button", { name: "Prendre en charge" }).waitFor();

  const queue = page.getByRole("region", { name: "File d’appels" });
  const order = () => queue.locator(".snp-line-head").allInnerTexts();
  await queue.locator(".snp-line").first().hover();
  const before = await order();
  const newcomer = inventPatient();
  await makeRequest(nurse, newcomer);
  await queue.getByRole("button", { name: /nouvelles? demandes?/ }).waitFor();
  expect(await order()).toEqual(before);
  await page.keyboard.press("v");
  await queue.locator(".snp-line", { hasText: new RegExp(newcomer.familyName, "i") }).waitFor();
  expect([...operator.complaints, ...nurse.complaints]).toEqual([]);
  await Promise.all([operator.context.close(), nurse.context.close()]);
});

test("after a written decision the queue no longer calls the 15", async () => {
  const operator = await visitAs(browser, "operator", DESK);
  const { page } = operator;
  const patient = inventPatient();
  const { sheet } = await call<{ sheet: { content: { questions: { kind: string; code: string }[] } } }>(
    operator,
    "GET",
    "/unscheduled-care/sheet",
  );
  const flag = sheet.content.questions.find((one) => one.kind === "red-flag")?.code ?? "";
  const { id: patientId } = await call<{ id: string }>(operator, "POST", "/patients", {
    birthFamilyName: patient.familyName,
    birthGivenNames: patient.givenNames,
    sex: "F",
    birthOn: patient.birthOn,
  });
  const draft = await call<{ id: string }>(operator, "POST", "/unscheduled-care/requests", {
    patientId,
    requesterPhone: patient.phone,
    answers: { [flag]: true },
  });
  await page.goto(`${CPTS}/soins/poste`);
  const line = page
    .getByRole("region", { name: "File d’appels" })
    .locator(".snp-line", { hasText: new RegExp(patient.familyName, "i") });
  await line.getByText("Appelez le 15").waitFor();
  await call(operator, "POST", `/unscheduled-care/requests/${draft.id}/decision`, {
    decision: "booking-after-15",
    reason: "Le 15 demande un rendez-vous en ville",
  });
  await line.getByText("Décision écrite : fiche à terminer").waitFor();
  expect(await line.innerText()).not.toContain("Appelez le 15");
  expect(operator.complaints).toEqual([]);
  await operator.context.close();
});

test("a hold keeps its countdown after a reload; the appointment is then moved with its reason", async () => {
  const nurse = await visitAs(browser, "nurse", PHONE);
  const { page } = nurse;
  const request = await makeRequest(nurse, inventPatient());
  await page.goto(`${CPTS}/soins/orienter/${request.id}?etape=propositions`);
  await settled(page);
  await page.getByRole("button", { name: "Tenir 5 minutes" }).first().click();
  const held = page.getByRole("region", { name: "Place tenue" });
  // Once it has left 5:00, a countdown that began anew after the reload would show.
  await expect.poll(() => held.getByRole("timer").innerText()).toMatch(/^[34]\s?[:min]/);
  await page.reload();
  await settled(page);
  expect(await held.getByRole("timer").innerText()).toMatch(/^[34]\s?[:min]/);
  await held.getByRole("button", { name: /^Réserver/ }).click();
  await page.getByText("Votre rendez-vous").first().waitFor();

  await page.goto(`${CPTS}/soins/demandes/${request.id}`);
  await page.getByRole("link", { name: "Déplacer le rendez-vous" }).click();
  await page
    .getByRole("button", { name: /^Déplacer à/ })
    .first()
    .click();
  const prompt = page.getByRole("dialog", { name: /Déplacer le rendez-vous/ });
  await prompt.getByText("Un créneau plus tôt").click();
  await prompt.getByRole("button", { name: /^Déplacer à/ }).click();
  await prompt.waitFor({ state: "detached" });
  await page.goto(`${CPTS}/soins/demandes/${request.id}`);
  await page
    .getByText(/Rendez-vous déplacé/)
    .first()
    .waitFor();
  expect(nurse.complaints).toEqual([]);
  await nurse.context.close();
});

test("who waits books the freed place by one touch, and another leaves the list", async () => {
  const nurse = await visitAs(browser, "nurse", PHONE);
  const { page } = nurse;
  const [waits, leaves] = [
    await makeRequest(nurse, inventPatient()),
    await makeRequest(nurse, inventPatient()),
  ];
  for (const one of [waits, leaves])
    await call(nurse, "POST", `/unscheduled-care/requests/${one.id}/wait`, { filters: {} });
  await page.goto(`${CPTS}/soins/demandes/${leaves.id}`);
  await page.getByRole("button", { name: "Quitter la liste d’attente" }).click();
  await page.getByRole("link", { name: "Chercher un créneau" }).waitFor();
  await page.getByRole("region", { name: "Liste d’attente" }).waitFor({ state: "detached" });

  await page.goto(`${CPTS}/soins/demandes/${waits.id}`);
  await page.getByRole("region", { name: "Liste d’attente" }).waitFor();
  // Each freed place goes to one who waits, and the demo has others: places are freed until it is this one's turn.
  for (let freed = 0; freed < 12; freed++) {
    const other = await makeRequest(nurse, inventPatient());
    await book(nurse, other.id, await firstProposal(nurse, other.id));
    await call(nurse, "POST", `/unscheduled-care/requests/${other.id}/appointment/cancel`, {
      reason: "Le patient va mieux",
    });
    await call(nurse, "POST", `/unscheduled-care/requests/${other.id}/cancel`, { reason: "Va mieux" });
    const offer = page.getByText("Une place s’est libérée");
    if (
      await offer.waitFor({ timeout: 3_000 }).then(
        () => true,
        () => false,
      )
    )
      break;
  }
  await page
    .getByRole("region", { name: "Liste d’attente" })
    .getByRole("button", { name: /^Réserver/ })
    .click();
  await page.getByText("Votre rendez-vous").first().waitFor();
  expect(nurse.complaints).toEqual([]);
  await nurse.context.close();
});

test("the own doctor of a known patient is corrected at the desk; two tabs never overwrite one another", async () => {
  const operator = await visitAs(browser, "operator", DESK);
  const { page, context } = operator;
  const request = await makeRequest(operator, inventPatient());
  await page.goto(desk(request.id));
  await settled(page);
  await page.getByText("pas de médecin traitant").waitFor();
  await page.getByRole("button", { name: "Corriger le médecin traitant" }).click();
  const editor = page.getByRole("region", { name: "Médecin traitant" });
  await editor.getByText("Oui", { exact: true }).click();
  await editor.getByLabel("Nom du médecin traitant").fill("Dr Ailleurs");
  await editor.getByRole("button", { name: "Enregistrer le médecin traitant" }).click();
  await page.getByText("médecin traitant : Dr Ailleurs").waitFor();

  // The second tab hears nothing of the first: what it types is older than what is recorded.
  const other = await context.newPage();
  await other.route("**/api/c/*/live*", (route) => route.abort());
  await other.goto(desk(request.id));
  await settled(other);
  const saved = page.waitForResponse(
    (answer) =>
      answer.request().method() === "PATCH" &&
      (answer.request().postData() ?? "").includes("Douleur depuis hier"),
  );
  await page.getByLabel(/Pourquoi le patient/).fill("Douleur depuis hier");
  expect((await saved).status()).toBe(200);
  await other.getByLabel(/Pourquoi le patient/).fill("Douleur depuis lundi");
  await other.getByText("Cette demande a changé ailleurs").waitFor();
  await other.getByRole("button", { name: "Reprendre la version enregistrée" }).click();
  await expect.poll(() => other.getByLabel(/Pourquoi le patient/).inputValue()).toBe("Douleur depuis hier");
  await context.close();
});
