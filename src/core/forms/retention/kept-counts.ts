import type { QuestionSummary } from "../result/summarise.ts";
import type { Rate } from "../sending/sending-contract.ts";

/** What stays of a sending once nobody is linked to it (`forms_sendings.kept`). */
export interface KeptCounts {
  recipients: number;
  answered: number;
  mailed: number;
  withoutMail: number;
  stopped: number;
  byProfession: Rate[];
  byCommune: Rate[];
  /** By question that was answered with a number. */
  numbers: Record<string, { answered: number; numbers: QuestionSummary["numbers"] }>;
}

/**
 * Groups of fewer than `least` people become one, which takes the smallest of the others too where it would be small itself: once
 * nobody is named any more, « the only midwife has answered » is not told either. Pure.
 */
export function mergeSmall(rates: readonly Rate[], least: number): Rate[] {
  const sorted = [...rates].sort((one, other) => other.asked - one.asked);
  const large = sorted.filter(({ asked }) => asked >= least);
  const small = sorted.filter(({ asked }) => asked < least);
  while (small.length > 0 && sumOf(small, "asked") < least) {
    const next = large.pop();
    if (!next) break;
    small.push(next);
  }
  if (small.length === 0) return large;
  const asked = sumOf(small, "asked");
  // Fewer than that in all: nothing is told.
  if (asked < least) return [];
  return [...large, { key: "", label: "Autres, regroupés", asked, answered: sumOf(small, "answered") }];
}

const sumOf = (rates: readonly Rate[], what: "asked" | "answered"): number =>
  rates.reduce((sum, one) => sum + one[what], 0);
