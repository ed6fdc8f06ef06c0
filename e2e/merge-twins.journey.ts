import { expect, test } from "vitest";
import { call } from "./acting.ts";
import { axeFindings, CPTS, DESK, openBrowser, PHONE, settled, visitAs } from "./browser.ts";
import { inventPatient } from "./patients.ts";

const browser = await openBrowser();

test.each([
  ["a desk", DESK],
  ["a phone", PHONE],
])("a coordinator finds a double, compares, merges and undoes, on %s", async (_what, size) => {
  const visit = await visitAs(browser, "coordinator", size);
  const { page, context, complaints } = visit;
  const { familyName, givenNames, birthOn, phone } = inventPatient();
  const traits = {
    birthFamilyName: familyName,
    birthGivenNames: givenNames,
    sex: "F",
    noTwinConfirmed: true,
  };
  await call(visit, "POST", "/patients", { ...traits, birthOn, phone });
  const typo = `${familyName.slice(0, -1)}${familyName.endsWith("a") ? "o" : "a"}`;
  await call(visit, "POST", "/patients", { ...traits, birthFamilyName: typo, birthOn });
  // As many touches as there are hundreds of records in the demo: the nightly job does it otherwise.
  for (let left = true; left; )
    ({ left } = await call<{ left: boolean }>(visit, "POST", "/patients/twins/seek", {}));
  await page.goto(`${CPTS}/patients/doubles`);
  await settled(page);
  // The list is by likeness, and the demo has its own doubles: the pair is found by its name.
  const link = await page.evaluate(async (name) => {
    const root = `/api${location.pathname.split("/").slice(0, 3).join("/")}/patients/twins?limit=200`;
    const { items } = (await (await fetch(root)).json()) as {
      items: {
        one: { id: string; birthFamilyName: string };
        other: { id: string; birthFamilyName: string };
      }[];
    };
    const pair = items.find((one) => [one.one, one.other].some((side) => side.birthFamilyName === name));
    return pair && `${pair.one.id}/${pair.other.id}`;
  }, typo);
  expect(link).toBeTruthy();
  expect(await axeFindings(page)).toEqual([]);
  await page.goto(`${CPTS}/patients/doubles/${link}`);
  await settled(page);
  await page.getByRole("rowheader", { name: /Nom de naissance différent/ }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  const shots = process.env["MAILLAGE_SHOTS"];
  if (shots) await page.screenshot({ path: `${shots}/twins-${size.width}.png`, fullPage: true });
  await page.getByRole("button", { name: "Fusionner les deux fiches" }).click();
  await page.getByRole("heading", { level: 1, name: "Fiches en double" }).waitFor();
  const merged = page.getByText(new RegExp(familyName)).first();
  await merged.waitFor();
  if (shots) await page.screenshot({ path: `${shots}/twins-list-${size.width}.png`, fullPage: true });
  await page.getByRole("button", { name: "Défaire" }).first().click();
  await page.getByRole("button", { name: "Fusion faite par erreur" }).click();
  await page.getByRole("button", { name: "Défaire la fusion" }).click();
  await page
    .getByText(/La fusion est défaite/)
    .first()
    .waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
