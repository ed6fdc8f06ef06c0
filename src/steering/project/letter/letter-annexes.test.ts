import { readFile } from "node:fs/promises";
import { join } from "node:path";
import exceljs from "exceljs";
import JSZip from "jszip";
import { expect, test } from "vitest";
import { aQuestionnaire, WHOLE } from "../../../../tools/testing/a-questionnaire.ts";
import { aPerson, aServer } from "../../../../tools/testing/index.ts";
import { readPdf, squeeze } from "../../../../tools/testing/read-document.ts";
import { commandLineLoader, loadCase } from "../case/load-case.ts";

const server = await aServer();

test("the ZIP holds the letter, the map, the minutes, the answers and the request of subsidy, each readable", async () => {
  const { cptsId, slug, call, forms, send, coordinator } = await aQuestionnaire(server);
  const api = `/api/c/${slug}/project`;
  const content = await readFile(join(import.meta.dirname, "testing", "ruscino.json"), "utf8");
  await loadCase(server.deps, commandLineLoader({ id: cptsId, slug, timeZone: "Europe/Paris" }), content);
  await call("POST", `${api}/actions`, {
    kind: "meeting",
    title: "Réunion d’ouverture",
    doneOn: "2026-10",
    present: 40,
    minutes: "Tout le monde est venu.",
  });
  await call("POST", `${api}/subsidies`, { year: 2027, label: "ARS, amorçage" });
  for (const identity of ["named", "anonymous"]) {
    const sending = await send({ identity, title: identity === "named" ? "Votre avis" : "En secret" });
    const typed = await call("POST", `${forms}/sendings/${sending.body.id}/papers`, {
      answers: { ...WHOLE, name: identity === "named" ? "Docteur Témoin" : "Docteur Caché" },
    });
    expect(typed.status).toBe(201);
    for (const name of identity === "named" ? ["Docteur Deux", "Docteur Trois"] : [])
      await call("POST", `${forms}/sendings/${sending.body.id}/papers`, {
        author: { professionCode: "60" },
        answers: { ...WHOLE, name, speciality: "médecin" },
      });
  }
  const path = `${api}/documents/letter/files/zip`;
  const answer = await server.app.request(path, { headers: { cookie: coordinator.cookie } });
  expect(answer.status).toBe(200);
  const zip = await JSZip.loadAsync(await answer.arrayBuffer());
  expect(Object.keys(zip.files).sort()).toEqual([
    "annexes/carte-du-territoire.png",
    "annexes/comptes-rendus.pdf",
    "annexes/demande-de-subvention-2027.pdf",
    "annexes/questionnaires/reponses-1-votre-avis.xlsx",
    "annexes/questionnaires/reponses-en-bref.pdf",
    "lettre-d-intention.docx",
    "lettre-d-intention.pdf",
  ]);
  const bytesOf = (name: string) => zip.file(`annexes/${name}`)!.async("uint8array");
  const textOf = async (name: string) => (await readPdf(await bytesOf(name))).text;
  expect(await textOf("comptes-rendus.pdf")).toContain(squeeze("Tout le monde est venu."));
  expect(await textOf("demande-de-subvention-2027.pdf")).toContain(squeeze("Demande de subvention 2027"));
  const summary = await textOf("questionnaires/reponses-en-bref.pdf");
  for (const words of ["Votre avis", "Docteur Témoin", "En secret", "Moins de 5 réponses comptées"])
    expect(summary).toContain(squeeze(words));
  // Equal words are counted, not listed.
  expect(summary).toContain(squeeze("(réponses : 3) médecin : 3."));
  // One anonymous answer is under the threshold: not a word of it leaves.
  expect(summary).not.toContain(squeeze("Docteur Caché"));
  const book = new exceljs.Workbook();
  await book.xlsx.load((await bytesOf("questionnaires/reponses-1-votre-avis.xlsx")).buffer as ArrayBuffer);
  expect(JSON.stringify(book.worksheets[0]?.getSheetValues())).toContain("Docteur Témoin");

  for (const role of ["professional", "authority"] as const) {
    const other = await aPerson(server, { roles: [{ cptsId, role }] });
    expect((await other.call("GET", path)).status).toBe(403);
  }
}, 60_000);
