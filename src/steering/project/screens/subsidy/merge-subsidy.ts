import type { Subsidy, SubsidyContent } from "../../subsidy/subsidy-contract.ts";

/** A field or a budget that two people say otherwise; `budget` and `projectBudget` stand for the two budgets. */
export interface Difference {
  key: string;
  mine: string;
  theirs: string;
}

type Parts = Readonly<Record<string, unknown>>;
const BUDGETS = ["budget", "projectBudget"] as const;

/** The content as one list of parts: each field, each budget; what is empty says nothing. */
function partsOf({ fields, budget, projectBudget }: SubsidyContent): Parts {
  const lines = (all: SubsidyContent["budget"]) =>
    all.map(({ account, label, euros }) => ({ account, label, euros }));
  return {
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== "")),
    ...(budget.length > 0 ? { budget: lines(budget) } : {}),
    ...(projectBudget.length > 0 ? { projectBudget: lines(projectBudget) } : {}),
  };
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const contentOf = (parts: Parts): SubsidyContent => ({
  fields: Object.fromEntries(
    Object.entries(parts).filter(([key]) => !BUDGETS.some((budget) => budget === key)),
  ) as Record<string, string>,
  budget: (parts["budget"] ?? []) as SubsidyContent["budget"],
  projectBudget: (parts["projectBudget"] ?? []) as SubsidyContent["projectBudget"],
});

/**
 * What two people made of the same request: what only one changed since `base` is kept, what both changed otherwise is told, and
 * stands as `prefers` says. Pure.
 */
export function mergeSubsidy(
  base: SubsidyContent,
  mine: SubsidyContent,
  theirs: SubsidyContent,
  prefers: "mine" | "theirs",
): { content: SubsidyContent; clashes: Difference[] } {
  const [was, own, other] = [partsOf(base), partsOf(mine), partsOf(theirs)];
  const merged: Record<string, unknown> = {};
  const clashes: Difference[] = [];
  for (const key of new Set([...Object.keys(was), ...Object.keys(own), ...Object.keys(other)])) {
    const isMine = same(other[key], was[key]);
    const isClash = !isMine && !same(own[key], was[key]) && !same(own[key], other[key]);
    if (isClash) clashes.push({ key, mine: wordsOf(own[key]), theirs: wordsOf(other[key]) });
    const kept = isMine || (isClash && prefers === "mine") ? own[key] : other[key];
    if (kept !== undefined) merged[key] = kept;
  }
  return { content: contentOf(merged), clashes };
}

/** All that two contents say otherwise. Pure. */
export function differencesOf(mine: SubsidyContent, theirs: SubsidyContent): Difference[] {
  const [own, other] = [partsOf(mine), partsOf(theirs)];
  return [...new Set([...Object.keys(own), ...Object.keys(other)])]
    .filter((key) => !same(own[key], other[key]))
    .map((key) => ({ key, mine: wordsOf(own[key]), theirs: wordsOf(other[key]) }));
}

function wordsOf(part: unknown): string {
  if (part === undefined) return "";
  if (typeof part === "string") return part;
  return (part as SubsidyContent["budget"])
    .map(({ account, label, euros }) => `${account}${label ? ` ${label}` : ""} : ${euros} €`)
    .join(" ; ");
}

/** How the form calls a part, and how it says an answer chosen in a list. Pure. */
export function saidDifference(subsidy: Pick<Subsidy, "parts">, { key, mine, theirs }: Difference) {
  const field = subsidy.parts.flatMap(({ fields }) => fields).find((one) => one.key === key);
  const words = (value: string) =>
    (field?.options.find((one) => one.value === value)?.label ?? value).slice(0, 300) || "vide";
  const label =
    key === "budget"
      ? "Budget de l’association"
      : key === "projectBudget"
        ? "Budget du projet"
        : (field?.label ?? key);
  return { label, mine: words(mine), theirs: words(theirs) };
}
