import { expect, test } from "vitest";
import { call } from "./acting.ts";
import { CPTS, DESK, openBrowser, settled, visitAs } from "./browser.ts";

const browser = await openBrowser();
const LETTER = `${CPTS}/projet/lettre`;

test("a session that ends while a letter is written: the text stays on the device, and leaves after signing in", async () => {
  const visit = await visitAs(browser, "coordinator", DESK);
  const { page, context, person } = visit;
  await page.goto(LETTER);
  await settled(page);
  const words = `Des réunions par secteur, ${crypto.randomUUID()}.`;
  const method = page.getByLabel("Méthodologie");
  await method.waitFor();
  // The saving is held until the session has ended: ended before, any other request may lead away from what is not typed yet.
  const saving = page.waitForRequest((one) => one.method() === "PUT" && one.url().includes("/project/"));
  const ended = Promise.withResolvers<void>();
  await page.route(/\/project\//, async (route) => {
    if (route.request().method() === "PUT") await ended.promise;
    await route.continue();
  });
  await method.fill(words);
  await saving;
  await context.clearCookies();
  ended.resolve();
  await page.waitForURL(/\/connexion\?retour=/);
  await page.getByText(/session s’est terminée avant l’envoi.*gardé en brouillon/).waitFor();
  await page.unroute(/\/project\//);
  const signed = await context.request.post("/api/demo/sign-in", {
    data: { userId: person.userId },
    headers: { "x-maillage": "1" },
  });
  expect(signed.status()).toBe(204);
  await page.goto(LETTER);
  await settled(page);
  await method.waitFor();
  expect(await method.inputValue()).toBe(words);
  await expect
    .poll(async () => JSON.stringify(await call(visit, "GET", "/project/documents/letter")))
    .toContain(words);
  await context.close();
});

test("what is typed in a request of subsidy and in a comment survives the page that goes with the network", async () => {
  const visit = await visitAs(browser, "coordinator", DESK);
  const { page, context } = visit;
  const { id } = await call<{ id: string }>(visit, "POST", "/project/subsidies", {
    year: 2027,
    label: "Essai de coupure",
  });
  const address = `${CPTS}/projet/subventions/${id}`;
  await page.goto(address);
  await settled(page);
  const acronym = page.getByLabel(/^Sigle/);
  await acronym.waitFor();
  await context.setOffline(true);
  await acronym.fill("COUPURE");
  await page.getByText("Votre saisie est gardée sur cet appareil").waitFor();
  await page.goto("about:blank");
  await context.setOffline(false);
  await page.goto(address);
  await settled(page);
  await acronym.waitFor();
  expect(await acronym.inputValue()).toBe("COUPURE");
  await expect
    .poll(async () => JSON.stringify(await call(visit, "GET", `/project/subsidies/${id}`)))
    .toContain("COUPURE");

  await page.goto(LETTER);
  await settled(page);
  const open = () =>
    page
      .getByRole("button", { name: /comment/i })
      .first()
      .click();
  await open();
  await page.getByLabel("Votre commentaire").first().fill("Et les pédicures ?");
  await page.getByText(/Brouillon enregistré à/).waitFor();
  await page.reload();
  await settled(page);
  await open();
  expect(await page.getByLabel("Votre commentaire").first().inputValue()).toBe("Et les pédicures ?");
  await context.close();
});
