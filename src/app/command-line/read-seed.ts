import { invalid } from "../../platform/errors/problems.ts";

/** `--seed N`, 1 unless said. @throws invalid("seed") */
export function readSeed(text: string | undefined): number {
  const seed = Number(text ?? "1");
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32)
    throw invalid("seed", "--seed : un nombre entier de 0 à 4 294 967 295.");
  return seed;
}
