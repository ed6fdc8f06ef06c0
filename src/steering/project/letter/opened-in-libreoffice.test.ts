import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import { aServer } from "../../../../tools/testing/index.ts";
import { findLibreOffice, openInLibreOffice } from "../../../../tools/testing/open-in-libreoffice.ts";
import { readDocx, squeeze } from "../../../../tools/testing/read-document.ts";
import { commandLineLoader, loadCase } from "../case/load-case.ts";
import { aProjectPlace } from "../circuit/circuit-test-kit.ts";

const server = await aServer();

/** Every document of a project that leaves as DOCX: a real letter, its subsidy request, a health project with a sheet of the library. */
async function everyDocument() {
  const { cptsId, slug, at, coordinator } = await aProjectPlace(server);
  const content = await readFile(join(import.meta.dirname, "testing", "ruscino.json"), "utf8");
  await loadCase(server.deps, commandLineLoader({ id: cptsId, slug, timeZone: "Europe/Paris" }), content);
  const post = async (path: string, body: object) =>
    (await coordinator.call("POST", `${at}${path}`, body)).body;
  await coordinator.call("PUT", `${at}/documents/letter/texts/method.method`, {
    body: "Un questionnaire à tous.\n\n- une relance\n- une réunion",
    revision: 0,
  });
  const { items } = (await coordinator.call("GET", `${at}/sheet-library`)).body;
  const sheet = await post("/sheets", {
    missionCode: items[0].missionCode,
    objectiveId: null,
    title: items[0].title,
    libraryKey: items[0].key,
  });
  const subsidy = await post("/subsidies", { year: 2027, label: "ARS, amorçage" });
  const bytes = async (path: string) => {
    const answer = await server.app.request(`${at}${path}`, { headers: { cookie: coordinator.cookie } });
    expect(answer.status, path).toBe(200);
    return new Uint8Array(await answer.arrayBuffer());
  };
  return {
    letter: await bytes("/documents/letter/files/docx"),
    project: await bytes("/documents/health-project/files/docx"),
    sheet: await bytes(`/sheets/${sheet.id}/document?format=docx`),
    subsidy: await bytes(`/subsidies/${subsidy.id}/file?format=docx`),
  };
}

/** How tall each picture stands on its page, in millimetres. */
async function pictureHeights(pdf: Uint8Array): Promise<number[]> {
  const task = getDocument({ data: pdf, verbosity: 0 });
  const file = await task.promise;
  const heights: number[] = [];
  for (let number = 1; number <= file.numPages; number++) {
    const { fnArray, argsArray } = await (await file.getPage(number)).getOperatorList();
    const scales = [1];
    for (const [at, operator] of fnArray.entries()) {
      if (operator === OPS.save) scales.push(scales.at(-1) ?? 1);
      if (operator === OPS.restore) scales.pop();
      if (operator === OPS.transform) scales.push((scales.pop() ?? 1) * Math.abs(argsArray[at][3]));
      if (operator === OPS.paintImageXObject) heights.push(((scales.at(-1) ?? 1) * 25.4) / 72);
    }
  }
  await task.destroy();
  return heights;
}

test("LibreOffice, where it is installed, opens every document without repair, with all its words and its map whole", async ({
  annotate,
}) => {
  const program = await findLibreOffice();
  if (!program) {
    await annotate("LibreOffice is not installed here: nothing was opened in it.");
    return;
  }
  const files = await everyDocument();
  const opened = await openInLibreOffice(program, files);
  const words = (text: string) => squeeze(text).replace(/[☐☒•]/g, "");
  for (const name of Object.keys(files) as (keyof typeof files)[])
    expect(words(opened[name].text), name).toBe(words((await readDocx(files[name])).text));
  expect(Math.max(...(await pictureHeights(opened.letter.pdf)))).toBeGreaterThan(80);
}, 120_000);
