import { expect, test } from "vitest";
import { readPastedAreas } from "./read-pasted-areas.ts";

const byDefault = { source: "INSEE", year: 2022 };

test("communes, IRIS and sectors from a spreadsheet, with French figures and a heading", () => {
  const text =
    "Code\tNom\tPopulation\n31446\tRamonville-Saint-Agne\t14 870\n661360101;Saint-Jean;2 345,67;INSEE RP;2019\n31555S;Empalot;9000\n2A004;Ajaccio;70000\n\n";
  const { areas, refused } = readPastedAreas(text, byDefault);
  expect(refused).toEqual([]);
  expect(areas).toEqual([
    {
      kind: "commune",
      code: "31446",
      communeCode: "31446",
      name: "Ramonville-Saint-Agne",
      population: 14_870,
      populationSource: "INSEE",
      populationYear: 2022,
    },
    {
      kind: "iris",
      code: "661360101",
      communeCode: "66136",
      name: "Saint-Jean",
      population: 2345.67,
      populationSource: "INSEE RP",
      populationYear: 2019,
    },
    {
      kind: "sector",
      code: null,
      communeCode: "31555",
      name: "Empalot",
      population: 9000,
      populationSource: "INSEE",
      populationYear: 2022,
    },
    {
      kind: "commune",
      code: "2A004",
      communeCode: "2A004",
      name: "Ajaccio",
      population: 70_000,
      populationSource: "INSEE",
      populationYear: 2022,
    },
  ]);
});

test("what cannot be read is said with its line, the rest is kept", () => {
  const { areas, refused } = readPastedAreas(
    "31446;Ramonville;beaucoup\n99;X;3\n31113;Castanet;12",
    byDefault,
  );
  expect(areas.map((area) => area.name)).toEqual(["Castanet"]);
  expect(refused.map((one) => one.line)).toEqual([1, 2]);
  expect(refused[0]?.why).toContain("population");
});
