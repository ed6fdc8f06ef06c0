import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkForm } from "../model/check-form.ts";
import { leavesOfForm } from "../model/form.ts";
import { urpsQuestionnaire } from "./urps-questionnaire.ts";

const SOURCE = join(
  import.meta.dirname,
  "../../../../../shared/facts/sources/S4-questionnaire-et-exemples-2022.md",
);
const there = await access(SOURCE).then(
  () => true,
  () => false,
);

test("is sound, and engages for the five missions of its source", () => {
  expect(checkForm(urpsQuestionnaire)).toEqual([]);
  expect(
    leavesOfForm(urpsQuestionnaire).flatMap(({ question }) =>
      "mission" in question && question.mission ? [question.mission] : [],
    ),
  ).toEqual(["ACCES_MT", "ACCES_SNP", "PARCOURS", "PREVENTION", "CRISE"]);
});

test.runIf(there)("says its items as the source does, word for word but for a slip of its pen", async () => {
  const source = await readFile(SOURCE, "utf8");
  for (const { key, text } of leavesOfForm(urpsQuestionnaire))
    if (key !== "already") expect(source, key).toContain(text);
  for (const { title } of urpsQuestionnaire.sections)
    if (title.startsWith("Acceptez")) expect(source).toContain(title);
});
