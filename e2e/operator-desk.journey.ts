import { expect, test } from "vitest";
import { axeFindings, CPTS, DESK, openBrowser, settled, visitAs } from "./browser.ts";
import { focusedName, typeCall } from "./desk-keys.ts";
import { inventPatient } from "./patients.ts";

const browser = await openBrowser();

test("an operator takes a call, holds and books with the keyboard alone, and a colleague sees the place go by itself", async () => {
  const [operator, colleague] = [
    await visitAs(browser, "operator", DESK),
    await visitAs(browser, "operator", DESK),
  ];
  const { page } = operator;
  await page.goto(`${CPTS}/soins/poste`);
  await settled(page);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press("n");
  await page.getByRole("region", { name: "Fiche" }).waitFor();
  await typeCall(page, inventPatient());
  await page.keyboard.press("Control+Enter");
  const slots = page.getByRole("list", { name: "Créneaux proposés" }).getByRole("listitem");
  await slots.first().waitFor();

  // The colleague has the same list before her eyes, for a call of his own.
  await colleague.page.goto(`${CPTS}/soins/poste`);
  await settled(colleague.page);
  await colleague.page.keyboard.press("n");
  await colleague.page.getByRole("region", { name: "Fiche" }).waitFor();
  await typeCall(colleague.page, inventPatient());
  await colleague.page.keyboard.press("Control+Enter");
  const hisSlots = colleague.page.getByRole("list", { name: "Créneaux proposés" }).getByRole("listitem");
  await hisSlots.first().waitFor();

  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  const chosen = slots.locator('[aria-current="true"]');
  const words = await chosen.locator(".snp-desk-when").innerText();
  const who = await chosen.locator("strong").innerText();
  const his = hisSlots
    .filter({ hasText: who })
    .filter({ hasText: words.split("\n")[0] ?? "" })
    .first();
  // The last place fades; of several, one less is left.
  const left = async (): Promise<string> =>
    (await his.getAttribute("data-gone")) === null
      ? (/reste \d+\splaces|dernière place/.exec(await his.innerText())?.[0] ?? "")
      : "gone";
  const before = await left();
  expect(before).toMatch(/place/);
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "Place tenue" }).waitFor();
  await expect.poll(left).not.toBe(before);

  await page.keyboard.press("r");
  await page.getByRole("region", { name: "Votre rendez-vous" }).waitFor();
  expect(await page.getByRole("region", { name: "Votre rendez-vous" }).innerText()).toContain(who);

  // The colleague finds nothing that suits: B puts the call on the list of call-backs, with its clock.
  await colleague.page.keyboard.press("b");
  const panel = colleague.page.getByRole("region", { name: "Rappel" });
  await panel.waitFor();
  await panel.getByText("aucun essai encore").waitFor();
  await colleague.page.keyboard.press("t");
  await panel.getByText("1 essai").waitFor();
  expect([...operator.complaints, ...colleague.complaints]).toEqual([]);
  await Promise.all([operator.context.close(), colleague.context.close()]);
});

test("the keys of the desk are listed on it, and lead to each column", async () => {
  const { page, context } = await visitAs(browser, "operator", DESK);
  await page.goto(`${CPTS}/soins/poste`);
  await settled(page);
  for (const words of ["nouvel appel", "chercher", "tenir", "réserver", "rappel"])
    await page.locator(".snp-desk-keys").getByText(words).first().waitFor();
  const focused = () =>
    page.evaluate(() => document.activeElement?.closest("[data-column]")?.getAttribute("data-column"));
  // Without a call, those of a call sleep, and say so; the arrows go from line to line of the queue, Enter opens the one they stand on.
  const keys = page.locator(".snp-desk-keys");
  await keys.getByText("Pendant un appel :").waitFor();
  await keys.getByText("ouvrir").waitFor();
  await page.keyboard.press("r");
  const lines = page.locator('[data-column="file"] .snp-line');
  await lines.nth(1).waitFor();
  const standsOn = () =>
    lines.evaluateAll((all) => all.indexOf(document.activeElement as (typeof all)[number]));
  await page.keyboard.press("Alt+1");
  await expect.poll(focused).toBe("file");
  await expect.poll(standsOn).toBe(0);
  await page.keyboard.press("ArrowDown");
  await expect.poll(standsOn).toBe(1);
  await page.keyboard.press("ArrowUp");
  await expect.poll(standsOn).toBe(0);
  await page.keyboard.press("Enter");
  await page.locator('[data-column="file"] .snp-line[aria-current="true"]').waitFor();
  await keys.getByText("Pendant un appel :").waitFor({ state: "hidden" });
  // The most urgent line is a red flag, which keeps the keys for itself.
  await page.goto(`${CPTS}/soins/poste`);
  await settled(page);
  await page.keyboard.press("n");
  // A new call is typed at once.
  await expect.poll(() => focusedName(page)).toMatch(/^Nom de naissance/);
  await page.keyboard.press("Alt+1");
  await expect.poll(focused).toBe("file");
  await page.keyboard.press("Alt+2");
  await expect.poll(focused).toBe("fiche");
  await context.close();
});
