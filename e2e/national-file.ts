import { randomInt } from "node:crypto";
import { generateRppsFile } from "../tools/demo/rpps-generator/generate-rpps-file.ts";

/** A small fictional file of the national form, of persons that no earlier file holds, with one line cut in two. */
export async function smallNationalFile(): Promise<{ name: string; buffer: Buffer; persons: number }> {
  const pieces: string[] = [];
  const communes = [{ code: "31446", name: "Ramonville-Saint-Agne", postcode: "31520", population: 14_000 }];
  for await (const piece of generateRppsFile({ seed: randomInt(1, 900_000), communes, count: 12 }))
    pieces.push(piece);
  const lines = pieces.join("").trimEnd().split("\n");
  const cut = lines[3]?.split("|").slice(0, 12).join("|") ?? "";
  const text = `${[...lines.slice(0, 3), cut, ...lines.slice(4)].join("\n")}\n`;
  return {
    name: "PS_LibreAcces_Personne_activite_essai.txt",
    buffer: Buffer.from(text),
    persons: lines.length - 2,
  };
}
