import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { call, myProfessionalId } from "./acting.ts";
import {
  axeFindings,
  CPTS,
  DESK,
  openBrowser,
  overflows,
  PHONE,
  settled,
  type Visit,
  visitAs,
  visitAsNobody,
} from "./browser.ts";
import { inventPatient } from "./patients.ts";

const browser = await openBrowser();
const PLACE = `${CPTS}/medecin-traitant`;

/** What would keep somebody from using the page as it stands. */
async function obstacles(page: Page): Promise<string[]> {
  await settled(page);
  return [...(await axeFindings(page)), ...((await overflows(page)) ? ["wider than the screen"] : [])];
}

interface Offer {
  id: string;
  professionalId: string;
  state: string;
  version: number;
  taken: number;
}

/** The doctor of the demo takes anyone of the territory, with places left, whatever the demo lived through. */
async function offerOf(doctor: Visit): Promise<string> {
  const professionalId = await myProfessionalId(doctor);
  const { items } = await call<{ items: Offer[] }>(doctor, "GET", "/family-doctor/my-offers");
  const live = items.find((one) => one.professionalId === professionalId && one.state !== "ended");
  const fields = { zone: "territory", homeVisits: true, capacity: (live?.taken ?? 0) + 50 };
  if (live)
    await call(doctor, "PUT", `/family-doctor/offers/${live.id}`, { version: live.version, ...fields });
  else await call(doctor, "POST", "/family-doctor/offers", { professionalId, ...fields });
  return professionalId;
}

test("a nurse declares, the coordination proposes, the doctor accepts on a phone, and the patient is declared", async () => {
  const [nurse, coordinator, doctor] = [
    await visitAs(browser, "nurse", PHONE),
    await visitAs(browser, "coordinator", DESK),
    await visitAs(browser, "doctor", PHONE),
  ];
  const professionalId = await offerOf(doctor);
  const patient = inventPatient();
  const anyName = new RegExp(patient.familyName, "i");

  // The nurse, on a phone.
  await nurse.page.goto(`${PLACE}/declarer`);
  expect(await obstacles(nurse.page)).toEqual([]);
  await nurse.page.getByLabel("Nom de naissance").fill(patient.familyName);
  await nurse.page.getByRole("textbox", { name: "Prénom" }).fill(patient.givenNames);
  await nurse.page.getByLabel("Date de naissance").fill(patient.birth);
  await nurse.page.getByRole("button", { name: "Déclarer ce patient" }).click();
  await nurse.page.getByText("Sans l’accord de la personne").waitFor();
  await nurse.page.getByText("Féminin", { exact: true }).click();
  await nurse.page.getByLabel("Téléphone", { exact: true }).fill(patient.phone);
  await nurse.page.getByRole("combobox", { name: "Commune où la personne habite" }).click();
  await nurse.page.getByRole("option", { name: patient.communeName }).click();
  await nurse.page.getByText("Affection de longue durée (ALD)").click();
  await nurse.page.getByText("La personne est informée").click();
  await nurse.page.getByRole("button", { name: "Déclarer ce patient" }).click();
  await nurse.page.waitForURL(/medecin-traitant\/demandes\//);
  await nurse.page.getByRole("heading", { name: anyName }).waitFor();
  const requestId = nurse.page.url().split("/").at(-1) ?? "";
  expect(await obstacles(nurse.page)).toEqual([]);

  // The coordinator, by name on the board, then on the page of the request.
  const { page } = coordinator;
  await page.goto(`${PLACE}/tableau`);
  await settled(page);
  await page.getByLabel("Nom ou référence").fill(patient.familyName);
  const card = page.getByRole("region", { name: /En attente/ }).getByRole("link", { name: anyName });
  await card.waitFor();
  expect(await obstacles(page)).toEqual([]);
  await card.focus();
  await page.keyboard.press("a");
  const chooser = page.getByRole("dialog", { name: /Choisir un médecin/ });
  await chooser
    .getByRole("button", { name: /^Choisir/ })
    .first()
    .waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await chooser.waitFor({ state: "detached" });

  // Whoever comes first of the demo's volunteers, this story is of one doctor: the act is the same route as the button's.
  const { items: own } = await call<{ items: Offer[] }>(doctor, "GET", "/family-doctor/my-offers");
  const offerId = own.find((one) => one.professionalId === professionalId && one.state === "open")?.id;
  await call(coordinator, "POST", `/family-doctor/requests/${requestId}/proposals`, { offerId });
  const chosen = page.getByRole("region", { name: /Médecin choisi/ });
  await chosen.getByRole("link", { name: anyName }).waitFor();
  await chosen.getByRole("button", { name: /Faire avancer/ }).click();
  await page.getByRole("menuitem", { name: "Solliciter le médecin" }).click();
  await page
    .getByRole("region", { name: /Médecin sollicité/ })
    .getByRole("link", { name: anyName })
    .waitFor();

  // The doctor: neither name nor phone before the answer, both after it.
  const { reference } = await call<{ reference: string }>(
    coordinator,
    "GET",
    `/family-doctor/requests/${requestId}`,
  );
  // Who waits for an answer comes before the day, and leads there.
  await doctor.page.goto(CPTS);
  await doctor.page
    .getByRole("region", { name: /^\d+ patients? vous atten/ })
    .getByRole("link", { name: "Répondre" })
    .click();
  const asked = doctor.page.getByRole("listitem").filter({ hasText: reference }).first();
  await asked.waitFor();
  expect(await obstacles(doctor.page)).toEqual([]);
  expect(await doctor.page.locator("main").textContent()).not.toMatch(anyName);
  await asked.getByRole("button", { name: /J’accepte ce patient/ }).click();
  await doctor.page.getByText(anyName).first().waitFor();
  await doctor.page.goto(`${PLACE}/demandes/${requestId}`);
  await doctor.page.getByRole("heading", { name: anyName }).waitFor();
  expect(await obstacles(doctor.page)).toEqual([]);

  // Told in one touch, from the doctor's list on a phone.
  await doctor.page.goto(`${PLACE}/mes-patients/a-prevenir`);
  const toCall = doctor.page.getByRole("listitem").filter({ hasText: anyName }).first();
  await toCall.waitFor();
  expect(await obstacles(doctor.page)).toEqual([]);
  await toCall.getByRole("button", { name: /^Prévenu/ }).click();
  await toCall.waitFor({ state: "detached" });

  // Corrected by the fields of the declaration; then a place of the doctor's agenda, kept while the patient says yes.
  await page.goto(`${PLACE}/demandes/${requestId}`);
  await page.getByRole("button", { name: "Corriger ou compléter" }).click();
  const correction = page.getByRole("dialog", { name: /Corriger la demande/ });
  await correction.getByText("Personne isolée").click();
  await correction.getByRole("button", { name: "Enregistrer la correction" }).click();
  await correction.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Fixer le premier rendez-vous…" }).click();
  await page
    .getByRole("button", { name: /garder ce créneau/ })
    .first()
    .click();
  await page.getByRole("button", { name: /^Réserver/ }).click();
  await page.getByText("Premier rendez-vous fixé", { exact: true }).first().waitFor();
  await page.getByRole("button", { name: "Déclaré à la caisse…" }).click();
  await page.getByRole("button", { name: "Noter la déclaration et terminer" }).click();
  await page.getByText("Médecin traitant déclaré", { exact: true }).first().waitFor();
  expect(await obstacles(page)).toEqual([]);

  // Who declared reads what became of the patient.
  await nurse.page.goto(`${PLACE}/mes-demandes`);
  const line = nurse.page.getByRole("listitem").filter({ hasText: anyName }).first();
  await line.getByText("Médecin traitant déclaré").waitFor();
  for (const one of [nurse, coordinator, doctor]) {
    expect(one.complaints).toEqual([]);
    await one.context.close();
  }
});

/** The link that the doctor received for this request: mails name nobody, so each is asked what it is about. */
async function mailedLink(
  { context }: Pick<Visit, "context">,
  reference: string,
): Promise<string | undefined> {
  const { items } = (await (await context.request.get("/api/demo/mails")).json()) as {
    items: { text: string }[];
  };
  for (const { text } of items) {
    const link = /\/c\/[^/\s]+\/reponse\/proposition\/([\w-]+)/.exec(text);
    if (!link) continue;
    const answer = await context.request.get(`/api/family-doctor/proposals/${link[1]}`);
    if (answer.ok() && ((await answer.json()) as { reference: string }).reference === reference)
      return link[0];
  }
  return undefined;
}

test("the link of a mail is answered in one touch without signing in, and only once", async () => {
  const [coordinator, doctor] = [
    await visitAs(browser, "coordinator", DESK),
    await visitAs(browser, "doctor", PHONE),
  ];
  const professionalId = await offerOf(doctor);
  const { items } = await call<{ items: Offer[] }>(doctor, "GET", "/family-doctor/my-offers");
  const offerId = items.find((one) => one.professionalId === professionalId && one.state === "open")?.id;
  const patient = inventPatient();
  const { id: patientId } = await call<{ id: string }>(coordinator, "POST", "/patients", {
    birthFamilyName: patient.familyName,
    birthGivenNames: patient.givenNames,
    sex: "F",
    birthOn: patient.birthOn,
    communeCode: patient.communeCode,
  });
  const { id, reference } = await call<{ id: string; reference: string }>(
    coordinator,
    "POST",
    "/family-doctor/requests",
    { patientId, agreed: true },
  );
  const proposal = await call<{ id: string }>(
    coordinator,
    "POST",
    `/family-doctor/requests/${id}/proposals`,
    { offerId },
  );
  await call(coordinator, "POST", `/family-doctor/proposals/${proposal.id}/send`);
  await expect.poll(() => mailedLink(doctor, reference)).toBeDefined();
  const link = (await mailedLink(doctor, reference)) ?? "";

  const { page, context } = await visitAsNobody(browser, PHONE);
  await page.goto(link);
  await page.getByText(reference).waitFor();
  expect(await obstacles(page)).toEqual([]);
  expect(await page.locator("main").textContent()).not.toMatch(new RegExp(patient.familyName, "i"));
  await page.getByRole("button", { name: "J’accepte ce patient" }).click();
  await page.getByRole("heading", { name: "Merci, vous prenez ce patient" }).waitFor();
  expect(await obstacles(page)).toEqual([]);
  await page.goto(link);
  await page.getByText("Ce lien ne sert plus").waitFor();
  for (const one of [coordinator, doctor]) await one.context.close();
  await context.close();
});

test("a link that is over shows nothing and says so", async () => {
  const { page, context } = await visitAsNobody(browser, PHONE);
  for (const kind of ["proposition", "offre"]) {
    await page.goto(`${CPTS}/reponse/${kind}/forge`);
    await page.getByText("Ce lien ne sert plus").waitFor();
    expect(await obstacles(page)).toEqual([]);
  }
  await context.close();
});
