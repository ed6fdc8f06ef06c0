import { expect, test } from "vitest";
import { makeRequest } from "./acting.ts";
import { CPTS, DESK, openBrowser, PHONE, settled, visitAs, visitAsNobody } from "./browser.ts";
import { inventPatient } from "./patients.ts";

const browser = await openBrowser();

test("a professional outside need-to-know opens a request with a reason, and the coordination reviews it", async () => {
  const nurse = await visitAs(browser, "nurse", PHONE);
  const pharmacist = await visitAs(browser, "pharmacist", PHONE);
  const coordinator = await visitAs(browser, "coordinator", DESK);
  const patient = inventPatient();
  const reason = `Le patient est devant moi au comptoir ${patient.familyName.slice(2)}`;
  const { id } = await makeRequest(nurse, patient);
  const { page } = pharmacist;
  await page.goto(`${CPTS}/soins/demandes/${id}`);
  await page.getByText(/n.existe pas, ou elle ne vous concerne pas/).waitFor();
  expect(await page.getByRole("main").textContent()).not.toContain(patient.reason);
  await page.getByRole("button", { name: /Ouvrir par accès exceptionnel/ }).click();
  const dialog = page.getByRole("dialog", { name: /accès exceptionnel/ });
  const open = dialog.getByRole("button", { name: "Ouvrir pour une heure" });
  expect(await open.isDisabled()).toBe(true);
  await dialog.getByLabel("Pourquoi ?").fill(reason);
  await open.click();
  await page.getByText(patient.reason).first().waitFor();
  await page.getByText(/Vous avez ouvert .* par accès exceptionnel/).waitFor();

  await coordinator.page.goto(`${CPTS}/acces-exceptionnels`);
  await settled(coordinator.page);
  const row = coordinator.page.getByRole("row").filter({ hasText: reason });
  await row.getByRole("button", { name: /Relire/ }).click();
  const review = coordinator.page.getByRole("dialog", { name: /Relire l.accès/ });
  await review.getByLabel("Justifié", { exact: true }).check();
  await review.getByRole("button", { name: "Enregistrer la relecture" }).click();
  await row.waitFor({ state: "detached" });
  // A refused first reading is said by the browser itself: only that one line may stand in the console.
  expect(pharmacist.complaints.filter((one) => !/404/.test(one))).toEqual([]);
  expect(coordinator.complaints).toEqual([]);
  await Promise.all([nurse, pharmacist, coordinator].map((one) => one.context.close()));
});

test("a person sees where they are signed in, and closes the other browser from here", async () => {
  const [here, there] = [await visitAs(browser, "partner", DESK), await visitAs(browser, "partner", PHONE)];
  await there.page.goto(CPTS);
  await settled(there.page);
  await here.page.goto("/compte/sessions");
  await settled(here.page);
  const others = here.page.getByRole("button", { name: "Fermer cette connexion" });
  for (let left = await others.count(); left > 0; left--) {
    await others.first().click();
    await expect.poll(() => others.count()).toBe(left - 1);
  }
  await here.page.getByText("Cet appareil", { exact: true }).waitFor();
  await there.page.goto(`${CPTS}/soins/demandes`);
  await there.page.getByRole("heading", { level: 1, name: "Se connecter" }).waitFor();
  expect((await there.context.request.get(`/api${CPTS}/notices`)).status()).toBe(401);
  expect(here.complaints).toEqual([]);
  await Promise.all([here.context.close(), there.context.close()]);
});

test("a passkey is added, and opens the account without anything else", async () => {
  const { page, context, person, complaints } = await visitAs(browser, "assistant", DESK);
  const cdp = await context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto("/compte/sessions");
  await settled(page);
  const label = `Clé ${inventPatient().familyName}`;
  await page.getByLabel(/Nom de la nouvelle clé/).fill(label);
  await page.getByRole("button", { name: "Ajouter une clé d’accès" }).click();
  await page.getByText(/Cette clé d.accès ouvre maintenant votre compte/).waitFor();
  await page.getByText(label).waitFor();
  await context.clearCookies();
  await page.goto("/connexion");
  await page.getByRole("button", { name: "Utiliser une clé d’accès" }).click();
  await page.waitForURL(`**${CPTS}**`);
  await page.goto("/compte/sessions");
  await settled(page);
  await page
    .getByText(/Par une clé d.accès/)
    .first()
    .waitFor();
  expect(person.role).toBe("assistant");
  await page.getByRole("button", { name: `Retirer ${label}` }).click();
  await page.getByRole("button", { name: "Retirer pour de bon" }).click();
  await page.getByText(label).waitFor({ state: "detached" });
  expect(complaints).toEqual([]);
  await context.close();
});

test("a link by mail opens the account once, and a second use opens nothing", async () => {
  const asking = await visitAsNobody(browser, PHONE);
  const other = await visitAsNobody(browser, PHONE);
  const { page } = asking;
  const email = "operator@cpts-du-canal.exemple.invalid";
  await page.goto("/connexion");
  await page.getByLabel(/Votre adresse mail/).fill(email);
  await page.getByRole("button", { name: "Recevoir un lien" }).click();
  await page.getByRole("heading", { name: "Regardez vos mails" }).waitFor();
  const mailbox = await asking.context.newPage();
  await mailbox.goto("/demo/courrier");
  const link = mailbox
    .locator("section")
    .filter({ hasText: email })
    .locator('a[href*="/connexion/lien/"]')
    .first();
  const address = (await link.getAttribute("href")) ?? "";
  await other.page.goto(address);
  await other.page.getByRole("button", { name: "Me connecter à Maillage" }).click();
  await other.page.getByRole("link", { name: "Demander un nouveau lien" }).waitFor();
  await page.goto(address);
  await page.getByRole("button", { name: "Me connecter à Maillage" }).click();
  await page.waitForURL(`**${CPTS}**`);
  await page.goto(address);
  await page.getByRole("button", { name: "Me connecter à Maillage" }).click();
  await page.getByRole("link", { name: "Demander un nouveau lien" }).waitFor();
  await Promise.all([asking.context.close(), other.context.close()]);
});
