import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { CPTS, DESK, openBrowser, PHONE, settled, visitAs } from "./browser.ts";

const browser = await openBrowser();

/** Pages of a PDF with their width and height in points, as Chromium writes them: not compressed. */
function pagesOf(pdf: Buffer): [number, number][] {
  const text = pdf.toString("latin1");
  return [...text.matchAll(/\/Type\s*\/Page\b(?!s)[\s\S]*?\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))],
  );
}

/** What the blocks of the week cut, on paper: words wider or higher than their block. */
const cutWords = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".mg-week-grid .mg-event")]
      .filter(
        (block) => block.scrollWidth > block.clientWidth + 1 || block.scrollHeight > block.clientHeight + 1,
      )
      .map(
        (block) =>
          `${block.innerText} ${block.scrollWidth}>${block.clientWidth} ${block.scrollHeight}>${block.clientHeight}`,
      ),
  );

for (const size of [DESK, PHONE])
  test(`the doctor's week is one page of A4 on its side, its words whole, from ${size.width} px`, async () => {
    const { page, context } = await visitAs(browser, "doctor", size);
    await page.goto(`${CPTS}/agenda/semaine`);
    await settled(page);
    await page.getByRole("button", { name: "Semaine suivante" }).click();
    await settled(page);
    await page.emulateMedia({ media: "print" });
    await page.locator(".mg-week-grid .mg-event").first().waitFor();
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const shots = process.env["MAILLAGE_SHOTS"];
    if (shots) await page.pdf({ preferCSSPageSize: true, path: `${shots}/week-${size.width}.pdf` });
    expect(pagesOf(pdf)).toEqual([[842, 595]]);
    // The width of the sheet within its margins, in CSS pixels: what the words have on paper.
    await page.setViewportSize({ width: 1062, height: 733 });
    expect(await cutWords(page)).toEqual([]);
    const letters = await page
      .locator(".mg-week-grid .mg-event")
      .first()
      .evaluate((block) => {
        const zoom = Number(getComputedStyle(block.closest(".mg-week-grid") ?? block).zoom);
        return Number.parseFloat(getComputedStyle(block).fontSize) * zoom;
      });
    expect(letters).toBeGreaterThan(10);
    await context.close();
  });
