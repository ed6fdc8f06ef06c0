import type { Role, Rule } from "../../../platform/access/index.ts";

const DESK = ["coordinator", "operator"] as const satisfies Role[];

/** What the rights on a pair look at. */
export interface PairAccess {
  /** The two records look like one person and others made them, or they are merged. */
  likely: boolean;
  /** The person knows of both anyway: a relation, a broken glass, or their own making. */
  bothKnown: boolean;
}

const PAIR = "deux fiches qui se ressemblent, faites par d'autres que vous, ou que vous suivez toutes deux";
const mayCompare = (_actor: unknown, pair: PairAccess): boolean => pair.likely || pair.bothKnown;

export const twinRules = {
  "twin.list": {
    sentence: "Voir la liste des fiches de patients qui se ressemblent et des fusions faites",
    openTo: DESK,
  },
  "twin.compare": {
    sentence: "Comparer deux fiches de patients côte à côte",
    openTo: DESK,
    condition: PAIR,
    when: mayCompare,
    hides: true,
  } satisfies Rule<PairAccess>,
  "twin.decide": {
    sentence: "Dire que deux fiches sont deux personnes, les fusionner ou défaire une fusion",
    openTo: DESK,
    condition: PAIR,
    when: mayCompare,
    hides: true,
  } satisfies Rule<PairAccess>,
};
