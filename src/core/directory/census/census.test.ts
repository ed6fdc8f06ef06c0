import { expect, test } from "vitest";
import { aDirectory, somePeople } from "../../../../tools/testing/a-directory.ts";
import { aServer } from "../../../../tools/testing/index.ts";
import { withTenant } from "../../../platform/db/index.ts";
import { takeCensus } from "./take-census.ts";

const server = await aServer();

test("each active professional is counted once, in the row of the letter, where they practise", async () => {
  const { cptsId } = await aDirectory(server);
  await somePeople(server, cptsId, [
    { given: "Claire", family: "Zola", profession: "60" },
    { given: "Jean", family: "Parti", profession: "60", more: { active: false } },
    { given: "Ines", family: "Labo", profession: "10", more: { speciality_code: "SM03" } },
  ]);
  const census = await withTenant(server.deps.db, cptsId, (tx) => takeCensus(tx, cptsId));
  expect(census.map(({ name, letterRow }) => [name, letterRow])).toEqual([
    ["Dr Alix DocteurA", "MEDECINS_GENERALISTES"],
    ["Dr Alix DocteurB", "MEDECINS_GENERALISTES"],
    ["Dr Ines Labo", "BIOLOGISTES"],
    ["Claire Zola", "INFIRMIERS"],
  ]);
  expect(census[0]).toMatchObject({
    professionLabel: "Médecin",
    communes: [{ code: "31446", name: "Ramonville-Saint-Agne" }],
  });
  expect(census[3]?.communes).toEqual([]);
});
