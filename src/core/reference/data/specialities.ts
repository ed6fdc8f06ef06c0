import { readFileSync } from "node:fs";
import type { ReferenceDatum } from "./datum.ts";
import { beforeThePlatform } from "./datum.ts";

const generalPractice = new Set(["SM26", "SM53", "SM54"]);

/* The prefix of the code says whose speciality it is: SM doctors, SCD dentists, SI nurses in advanced practice. */
function professionOf(code: string): string {
  if (code.startsWith("SCD")) return "40";
  return code.startsWith("SI") ? "60" : "10";
}

function toDatum(line: string): ReferenceDatum {
  const [code = "", label = ""] = line.split(";");
  return {
    set: "speciality",
    code,
    label,
    attributes: { professionCode: professionOf(code), isGeneralPractice: generalPractice.has(code) },
    source: "ANS, nomenclature TRE_R38, sans les options de la réforme de 2017 (SM63 à SM71, SM76 à SM95)",
    validFrom: beforeThePlatform,
    validTo: null,
  };
}

/** Specialities of the national nomenclature TRE_R38, read from the data file beside this one. */
export function readSpecialities(): ReferenceDatum[] {
  const text = readFileSync(new URL("./specialities-tre-r38.csv", import.meta.url), "utf8");
  return text
    .split(/\r?\n/)
    .filter((line) => line !== "" && !line.startsWith("#") && line !== "code;label")
    .map(toDatum);
}
