import { expect, test } from "vitest";
import { anImportingCpts, directoryOf, ownData } from "../../../../../tools/testing/an-import.ts";
import { aServer } from "../../../../../tools/testing/index.ts";
import { fileOf, lineWith } from "../parse/rpps-test-lines.ts";

const server = await aServer(ownData());
const BATCH = 500;

test("what a line says of a person or a place of many lines before goes to their first line, though it is stored already", async () => {
  const cpts = await anImportingCpts(server);
  const first = {
    "Adresse e-mail (coord. structure)": "",
    "Code type savoir-faire": "CAPA",
    "Code savoir-faire": "CAPA04",
    "Code commune (coord. structure)": "",
  };
  const others = Array.from({ length: BATCH + 50 }, (_, index) =>
    lineWith({
      "Identifiant PP": `9900${1_000_000 + index}`,
      "Identification nationale PP": `89900${1_000_000 + index}`,
      "Identifiant technique de la structure": `R10990${10_000_000 + index}`,
      "Numéro SIRET site": "",
    }),
  );
  const later = lineWith({ "Nom d'exercice": "AUTREMENT" });
  const report = await cpts.read(fileOf(lineWith(first), ...others, later));
  expect(report.counts).toMatchObject({ create: BATCH + 51 });
  await cpts.apply(report.id);
  const directory = await directoryOf(server, cpts.cptsId);
  expect(directory.professionals).toHaveLength(BATCH + 51);
  expect(directory.professionals.find((one) => one.rpps === "99000079196")).toMatchObject({
    family_name: "Perlegrand",
    email: "lubin@exemple.invalid",
    speciality_code: "SM53",
  });
  expect(directory.sites.find((one) => one.technical_id === "R1099000000000")).toMatchObject({
    name: "Cabinet Perlegrand",
    commune_code: "31035",
    commune_name: "Auzeville-Tolosane",
  });
});
