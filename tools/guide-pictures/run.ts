// node tools/guide-pictures/run.ts http://localhost:3000 [name…]
// Takes the pictures of docs/ from a running demo (never from real patients: the one-click route exists in the demo only).
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import { type Browser, type Page, chromium as playwright } from "playwright-core";
import { beSomeone, type Who } from "./be-someone.ts";
import { findProject } from "./find-project.ts";
import { DESK, PHONE, PICTURES, type Picture, type Shown } from "./pictures.ts";
import { prepareRequests } from "./prepare-requests.ts";
import { squeezePng } from "./squeeze-png.ts";

const FOLDER = join(import.meta.dirname, "../../docs/pictures");
const MOST_BYTES = 120_000;
const SETTLED_MS = 30_000;
// The package is made for functions that open one page: with a single process, closing a context closes the browser.
const CROWDED = /^--(single-process|no-zygote)$/;

const [address, ...names] = process.argv.slice(2);
if (!address) {
  console.error("Which demo? node tools/guide-pictures/run.ts http://localhost:3000 [name…]");
  process.exit(2);
}
const unknown = names.filter((name) => !PICTURES.some((one) => one.file === name));
if (unknown.length > 0) {
  console.error(
    `No such picture: ${unknown.join(", ")}. There are: ${PICTURES.map((one) => one.file).join(", ")}.`,
  );
  process.exit(2);
}

const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: [
    ...chromium.args.filter((one) => !CROWDED.test(one)),
    "--no-sandbox",
    "--disable-background-networking",
  ],
  headless: true,
});
let failed = 0;
try {
  await mkdir(FOLDER, { recursive: true });
  const made = await prepare(browser, address);
  const wanted = PICTURES.filter((one) => names.length === 0 || names.includes(one.file));
  for (const [who, pictures] of Map.groupBy(wanted, (one) => one.who))
    failed += await takeAll(browser, address, who, pictures, made);
} finally {
  await browser.close();
}
process.exitCode = failed > 0 ? 1 : 0;

async function prepare(browser: Browser, address: string): Promise<Shown> {
  const nurse = await beSomeone(browser, address, "nurse", PHONE);
  const doctor = await beSomeone(browser, address, "doctor", PHONE);
  const pharmacist = await beSomeone(browser, address, "pharmacist", PHONE);
  const coordinator = await beSomeone(browser, address, "coordinator", DESK);
  try {
    return { ...(await prepareRequests(nurse, doctor, pharmacist)), ...(await findProject(coordinator)) };
  } finally {
    for (const one of [nurse, doctor, pharmacist, coordinator]) await one.close();
  }
}

/** @returns how many could not be taken; each is said. */
async function takeAll(
  browser: Browser,
  address: string,
  who: Who,
  pictures: readonly Picture[],
  made: Shown,
): Promise<number> {
  const someone = await beSomeone(browser, address, who, PHONE);
  let failed = 0;
  for (const picture of pictures) {
    try {
      const bytes = await take(someone.page, picture, made);
      console.log(`${picture.file}.png ${Math.round(bytes / 1000)} kB`);
      if (bytes > MOST_BYTES) throw new Error(`${bytes} bytes is more than ${MOST_BYTES}`);
    } catch (error) {
      failed += 1;
      console.error(`${picture.file}: ${(error as Error).message.split("\n")[0]}`);
    }
  }
  await someone.close();
  return failed;
}

async function take(page: Page, picture: Picture, made: Shown): Promise<number> {
  await page.setViewportSize(picture.size);
  await page.goto(picture.path(made));
  await settled(page);
  await picture.before?.(page);
  await settled(page);
  if ((await page.getByText("Page introuvable").count()) > 0) throw new Error("no such screen");
  const png = squeezePng(await page.screenshot({ animations: "disabled" }));
  await writeFile(join(FOLDER, `${picture.file}.png`), png);
  return png.length;
}

/** Waits until nothing loads any more and skeletons are gone. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector("main") !== null &&
      document.querySelectorAll('[aria-busy="true"], .mantine-Skeleton-root').length === 0,
    undefined,
    { timeout: SETTLED_MS },
  );
  await page.waitForTimeout(600);
}
