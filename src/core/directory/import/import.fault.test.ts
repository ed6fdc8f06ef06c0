import { gzipSync } from "node:zlib";
import JSZip from "jszip";
import { describe, expect, test } from "vitest";
import { anImportingCpts, directoryOf, ownData } from "../../../../tools/testing/an-import.ts";
import { aServer, drainJobs } from "../../../../tools/testing/index.ts";
import { fileOf, headingLine, headings, lineWith } from "./parse/rpps-test-lines.ts";

const server = await aServer(ownData());
const nothing = { professionals: [], sites: [], practices: [] };

const latin1 = (text: string) => Buffer.from(text, "latin1");
const zip = Buffer.from([0x50, 0x4b, 3, 4, ...Array.from({ length: 60 }, () => 1)]);

const NAME = "PS_LibreAcces_Personne_activite_202611.txt";
const zipOf = (files: Record<string, string>): Promise<Buffer> => {
  const made = new JSZip();
  for (const [name, text] of Object.entries(files)) made.file(name, text);
  return made.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
};
const national = await zipOf({ "PS_LibreAcces_SavoirFaire.txt": "autre", [NAME]: fileOf(lineWith()) });
/* What the list at the end of an archive of one file says of it: its sum at 16, its size at 24. */
const lying = (archive: Buffer, at: number, value: number): Buffer => {
  const copy = Buffer.from(archive);
  copy.writeUInt32LE(value, copy.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + at);
  return copy;
};
const without = await zipOf({ "PS_LibreAcces_SavoirFaire.txt": "x" });
const twice = await zipOf({ [NAME]: fileOf(lineWith()), [`b/${NAME}`]: fileOf(lineWith()) });
const nested = await zipOf({ [NAME]: "PK\u0003\u0004 PS_LibreAcces" });
const alone = await zipOf({ [NAME]: fileOf(lineWith()) });

describe("files that are not the one", () => {
  test.each([
    ["in another encoding", latin1(fileOf(lineWith())), "UTF-8"],
    ["in UTF-16", Buffer.from(`\ufeff${fileOf(lineWith())}`, "utf16le"), "UTF-16"],
    ["a zip", zip, "archive ZIP"],
    ["a zip without the file", without, "ne contient pas"],
    ["a zip with two of them", twice, "plusieurs fichiers"],
    ["a zip that was cut", national.subarray(0, national.length - 40), "abîmée ou incomplète"],
    ["a zip that announces 4 GB", lying(alone, 24, 0xfffffff0), "trop grand"],
    ["a bomb that announces ten bytes", lying(alone, 24, 10), "abîmée"],
    ["a zip whose sum is wrong", lying(alone, 16, 1), "abîmée"],
    ["a zip in the zip", nested, "archive ZIP"],
    ["gzipped", gzipSync(fileOf(lineWith())), "gzip"],
    ["a heading and no line", `${headingLine}\n`, "aucune ligne"],
    ["no heading", `${lineWith()}\n`, "en-tête"],
    [
      "of 2019, without columns that we need",
      `Type d'identifiant PP|Identifiant PP|Nom d'exercice|Prénom d'exercice|Code profession|\n8|99000079196|PERLEGRAND|LUBIN|10|\n`,
      "Il manque des colonnes",
    ],
    ["another table", "nom;prenom\nA;B\n", "en-tête"],
    [
      "of 20,000 broken lines",
      fileOf(...Array.from({ length: 20_000 }, () => "8|cassée|")),
      "10000 lignes illisibles",
    ],
  ])("%s: said in one sentence, nothing kept", async (_, file, words) => {
    const cpts = await anImportingCpts(server);
    const failed = await cpts.read(file);
    expect(failed).toMatchObject({ state: "failed", counts: null });
    expect(failed.problem).toContain(words);
    expect(await cpts.lines(failed.id)).toEqual([]);
    expect((await cpts.call("POST", `${cpts.base}/${failed.id}/apply`)).status).toBe(409);
    expect(await directoryOf(server, cpts.cptsId)).toEqual(nothing);
    expect((await cpts.read(fileOf(lineWith()))).state).toBe("ready");
  });

  test("the archive as it is published is read like the text that it holds", async () => {
    const cpts = await anImportingCpts(server);
    const text = await cpts.read(fileOf(lineWith()));
    const fromText = await cpts.lines(text.id);
    await cpts.call("DELETE", `${cpts.base}/${text.id}`);
    const archive = await cpts.read(national);
    expect(archive).toMatchObject({ state: "ready", problem: null, counts: text.counts });
    expect(archive.bytesRead).toBe(archive.fileBytes);
    expect(await cpts.lines(archive.id)).toEqual(fromText);
  });

  test("empty: refused at once", async () => {
    const cpts = await anImportingCpts(server);
    expect(await cpts.send("")).toMatchObject({ status: 422, body: { code: "directory.file-empty" } });
    expect(await cpts.send(new Uint8Array(0))).toMatchObject({
      status: 422,
      body: { code: "directory.file-empty" },
    });
  });

  test("sent as something else, with a key, or too large by its own word: refused before a byte is stored", async () => {
    const cpts = await anImportingCpts(server);
    const file = fileOf(lineWith());
    expect(await cpts.send(file, { "content-type": "application/json" })).toMatchObject({
      status: 422,
      body: { code: "directory.file-type" },
    });
    expect((await cpts.send(file, { "idempotency-key": "clef-0001" })).status).toBe(422);
    expect(await cpts.send(file, { "content-length": "2000000000" })).toMatchObject({
      status: 422,
      body: { code: "directory.file-too-large" },
    });
    expect((await cpts.call("GET", cpts.base)).body.items).toEqual([]);
  });

  test("without a territory there is nobody to retain", async () => {
    const cpts = await anImportingCpts(server, []);
    expect(await cpts.send(fileOf(lineWith()))).toMatchObject({
      status: 409,
      body: { code: "directory.no-territory" },
    });
  });

  test("lost from the disk before it is read: said, and another can be sent", async () => {
    const cpts = await anImportingCpts(server);
    const { body } = await cpts.send(fileOf(lineWith()));
    await server.owner.query("update directory_imports set stored_as = 'nulle/part' where id = $1", [
      body.id,
    ]);
    await drainJobs(server);
    expect(await cpts.show(body.id)).toMatchObject({
      state: "failed",
      problem: expect.stringContaining("envoyez-le de nouveau"),
    });
  });
});

describe("lines that cannot be read, in a file that can", () => {
  const other = {
    "Identifiant PP": "99000000018",
    "Identification nationale PP": "899000000018",
    "Nom d'exercice": '=CMD("x")',
  };

  test("cut, doubled, damaged: refused one by one with why, the rest applied, the refused downloadable", async () => {
    const cpts = await anImportingCpts(server);
    const damaged = Buffer.concat([
      Buffer.from(
        fileOf(
          lineWith(),
          lineWith(),
          "8|990000|coupée|",
          lineWith(other),
          lineWith({ ...other, "Nom d'exercice": "" }),
        ),
      ),
      latin1(lineWith({ "Nom d'exercice": "ÉTÉ" })),
      Buffer.from("\n"),
    ]);
    const report = await cpts.read(damaged);
    expect(report).toMatchObject({ state: "ready", counts: { create: 2, refused: 4, outOfTerritory: 0 } });
    const reasons = (await cpts.lines(report.id, "&outcome=refused")).map((one) => [one.line, one.reason]);
    expect(reasons).toEqual([
      [3, "Ligne en double : la même activité est déjà à la ligne 2, qui est gardée."],
      [4, "Ligne coupée : 4 colonnes au lieu de 56."],
      [6, "Le nom d'exercice manque."],
      [7, "La ligne n'est pas en UTF-8 : fichier abîmé ou repassé par un tableur."],
    ]);
    const rejected = await cpts.call("GET", `${cpts.base}/${report.id}/rejected.csv`);
    expect(rejected.headers.get("content-disposition")).toContain("lignes-refusees.csv");
    expect(rejected.body.split("\r\n").slice(0, 3)).toEqual([
      "Ligne;Motif;Contenu",
      "3;Ligne en double : la même activité est déjà à la ligne 2, qui est gardée.;899000079196 Lubin Perlegrand, Cabinet Perlegrand, Auzeville-Tolosane",
      "4;Ligne coupée : 4 colonnes au lieu de 56.;8|990000|coupée|",
    ]);
    await cpts.apply(report.id);
    expect((await directoryOf(server, cpts.cptsId)).professionals).toHaveLength(2);
    const whole = (await cpts.call("GET", `${cpts.base}/${report.id}/report.csv`)).body as string;
    expect(whole.split("\r\n")).toHaveLength(8);
    expect(whole).not.toMatch(/(^|;)"?[=+@-]/m);
  });

  test("columns that nobody expected, or that are absent, are told and do no harm", async () => {
    const cpts = await anImportingCpts(server);
    const known = headings.filter((one) => one !== "Télécopie (coord. structure)");
    const fields = lineWith()
      .split("|")
      .slice(0, -1)
      .filter((_, index) => headings[index] !== "Télécopie (coord. structure)");
    const report = await cpts.read(
      `${[...known, "Couleur préférée"].join("|")}|\n${[...fields, "bleu"].join("|")}|\n`,
    );
    expect(report.counts).toMatchObject({
      create: 1,
      unknownColumns: ["Couleur préférée"],
      absentColumns: ["Télécopie (coord. structure)"],
    });
  });

  test("one person with two skills and two places: one record, two activities", async () => {
    const cpts = await anImportingCpts(server);
    const skill = lineWith({
      "Code type savoir-faire": "C",
      "Code savoir-faire": "C12",
      "Adresse e-mail (coord. structure)": "",
    });
    const elsewhere = lineWith({
      "Identifiant technique de la structure": "R1099000000001",
      "Numéro SIRET site": "",
      "Libellé Voie (coord. structure)": "DU PONT",
    });
    const report = await cpts.read(fileOf(skill, lineWith(), elsewhere));
    expect(report.counts).toMatchObject({ create: 2, same: 1, refused: 0 });
    expect((await cpts.lines(report.id, "&outcome=same"))[0]!.reason).toContain("réuni avec elle");
    await cpts.apply(report.id);
    const { professionals, practices, sites } = await directoryOf(server, cpts.cptsId);
    expect(professionals).toMatchObject([{ speciality_code: "SM53", email: "lubin@exemple.invalid" }]);
    expect([practices.length, sites.length]).toEqual([2, 2]);
    expect((await cpts.read(fileOf(skill, lineWith(), elsewhere))).counts).toMatchObject({
      same: 3,
      create: 0,
      change: 0,
      left: 0,
    });
  });
});

describe("bad requests", () => {
  test("are refused with a reason", async () => {
    const cpts = await anImportingCpts(server);
    const { id } = await cpts.read(fileOf(lineWith()));
    for (const [method, path, body] of [
      ["GET", `/${id}/lines?outcome=tout`],
      ["GET", `/${id}/lines?after=${Buffer.from('["x"]').toString("base64url")}`],
      ["GET", `/${id}/lines?limit=9999`],
      ["PUT", `/${id}/choices`, { choice: "national" }],
      ["PUT", `/${id}/choices`, { choice: "national", key: 1, outcome: "kept" }],
      ["PUT", `/${id}/choices`, { choice: "leur", key: 1 }],
      ["GET", "/pas-un-identifiant"],
      ["POST", "?name=%00"],
    ] as const) {
      expect((await cpts.call(method, `${cpts.base}${path}`, body)).status, `${method} ${path}`).toBe(422);
    }
    expect(
      (await cpts.call("GET", `${cpts.base}?after=${Buffer.from('["x"]').toString("base64url")}`)).body.items,
    ).toEqual([]);
  });
});
