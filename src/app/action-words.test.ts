import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import "./action-words.ts";
import { wordsOf } from "../platform/audit/index.ts";

const SOURCES = join(import.meta.dirname, "..");

// Written with a variable at practice: agenda/booking/change-at-practice.ts.
test.each(["arrived", "seen", "noshow", "undo", "cancelled", "moved"])(
  "what is noted of a booking reads in French: %s",
  (mark) => {
    expect(wordsOf(`agenda.booking-${mark}`)).not.toContain("agenda.");
  },
);

test("every act that is recorded reads in French in the journal", async () => {
  const missing = new Set<string>();
  let found = 0;
  for await (const name of glob("**/*.ts", { cwd: SOURCES })) {
    if (name.endsWith(".test.ts")) continue;
    const text = await readFile(join(SOURCES, name), "utf8");
    if (!/recordAct|appendAudit|AuditAct|recordIn/.test(text)) continue;
    for (const [, action = ""] of text.matchAll(/\baction: (?:[\w.]+ \? )?"([a-z-]+\.[a-z.-]+)"/g)) {
      found += 1;
      if (wordsOf(action) === action) missing.add(action);
    }
  }
  expect(found).toBeGreaterThan(30);
  expect([...missing].sort()).toEqual([]);
});
