import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { FictionalPatient } from "./patients.ts";

/** Goes on with Tab until the focus has this name: nothing but the keyboard. */
export async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
  for (let stop = 0; stop < most; stop++) {
    if (name.test(await focusedName(page))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no tab stop named ${name} within ${most}; the last was « ${await focusedName(page)} »`);
}

/** What a screen reader would call the focused element, more or less. */
export const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const one = document.activeElement;
    if (!(one instanceof HTMLElement)) return "";
    const labelled = one.getAttribute("aria-labelledby");
    const byId = labelled ? (document.getElementById(labelled)?.textContent ?? "") : "";
    const label = (one as HTMLInputElement).labels?.[0]?.textContent ?? "";
    return (one.getAttribute("aria-label") || byId || label || one.textContent || "").trim();
  });

/** The whole call by the keyboard: who, where, agreement, gravity, questions, level; the focus goes on by itself in the questions. */
export async function typeCall(page: Page, patient: FictionalPatient): Promise<void> {
  const keys = page.keyboard;
  await expect.poll(() => focusedName(page)).toMatch(/^Nom de naissance/);
  await keys.type(patient.familyName);
  await tabTo(page, /^Prénom/);
  await keys.type(patient.givenNames);
  await tabTo(page, /^Date de naissance/);
  await keys.type(patient.birth);
  await tabTo(page, /^(Féminin|Masculin|Inconnu)$/);
  await keys.press("Space");
  await tabTo(page, /^Téléphone où le joindre/);
  await keys.type(patient.phone);
  await tabTo(page, /^(Oui|Non|Ne sait pas)$/);
  await keys.press("ArrowRight");
  await tabTo(page, /^Commune/);
  await keys.type("ramonville");
  await page.getByRole("option", { name: patient.communeName }).waitFor();
  await keys.press("ArrowDown");
  await keys.press("Enter");
  await tabTo(page, /Le patient est informé/);
  await keys.press("Space");
  await tabTo(page, /Il est d.accord/);
  await keys.press("Space");
  await typeSheet(page, patient);
}

async function typeSheet(page: Page, patient: FictionalPatient): Promise<void> {
  const keys = page.keyboard;
  const flags = page.locator(".snp-answer[data-danger]");
  await keys.press("Tab");
  // N answers no and goes to the next sign, as far as the last.
  for (let left = await flags.count(); left > 0; left--) await keys.press("n");
  await page
    .locator(".snp-answer[data-danger][data-answered]")
    .nth((await flags.count()) - 1)
    .waitFor();
  await tabTo(page, /^Pourquoi le patient/);
  await keys.type(patient.reason);
  // The birth date says the age: the next question is when it began.
  await keys.press("Tab");
  // 1 to 3 days; stable; bearable; fever under 3 days; not frail; can move.
  for (const key of ["2", "2", "2", "2", "n", "o"]) await keys.press(key);
  await tabTo(page, /^À voir/);
  await page.getByText(/La fiche propose/).waitFor();
  await keys.press("2");
}
