import { luhnKey } from "../../../src/core/directory/import/parse/rpps-number.ts";
import { departmentOfCommune } from "../../../src/core/reference/department.ts";
import type { Random } from "./random.ts";

/* Ranges that the regulator keeps for fiction (Arcep, décision 2018-0881): nobody answers there. */
const landlines: [string, string][] = [
  ["019900", "75 77 78 91 92 93 94 95"],
  ["026191", "14 18 22 27 28 29 35 36 37 41 44 45 49 50 53 56 61 72 76 85"],
  ["035301", "02 08 10 21 25 39 51 52 54 55 57 58 59 60 62 67 68 70 71 80 88 89 90"],
  ["053649", "09 12 16 17 19 23 24 31 32 33 40 46 47 64 65 79 81 82 86 87"],
];
const landlineByDepartment = new Map(
  landlines.flatMap(([prefix, departments]) =>
    departments.split(" ").map((department) => [department, prefix] as const),
  ),
);

function padded(value: number, length: number): string {
  return String(value).padStart(length, "0");
}

export function fictionalMobile(random: Random): string {
  return `063998${padded(random.below(10_000), 4)}`;
}

/** A landline of the zone of the commune; overseas, where no range is kept for fiction, a mobile. */
export function fictionalLandline(random: Random, communeCode: string): string {
  const department = departmentOfCommune(communeCode) ?? "";
  if (department.length === 3) return fictionalMobile(random);
  return `${landlineByDepartment.get(department) ?? "046571"}${padded(random.below(10_000), 4)}`;
}

/* Steps without a common divisor with 10^8 walk through all eight-digit numbers before one comes again. */
const step = 32_452_843;

/** Eleven digits beginning 99, a range never given, with a valid key; the same seed never gives a number twice. */
export function fictionalRpps(seed: number, rank: number): string {
  const digits = `99${padded(Number((BigInt(seed >>> 0) * 7_919n + BigInt(rank) * BigInt(step)) % 100_000_000n), 8)}`;
  return digits + luhnKey(digits);
}

/** Fourteen digits of a company number that begins 000, which no company has. */
export function fictionalSiret(rank: number): string {
  return `000${padded(rank % 1_000_000, 6)}${padded(Math.floor(rank / 1_000_000) + 10, 5)}`;
}

/** Nine characters: the department, then 99, a range that we know no establishment of. */
export function fictionalFiness(communeCode: string, rank: number): string {
  return `${communeCode.slice(0, 2)}99${padded(rank % 100_000, 5)}`;
}

export function fictionalStructureId(rank: number): string {
  return `R1099${padded(rank, 9)}`;
}
