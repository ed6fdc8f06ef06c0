import { type CallSheet, isRedFlag } from "./call-sheet.ts";

export type SheetChange = {
  what: "title" | "question" | "rule";
  code: string;
  change: "added" | "removed" | "changed" | "moved";
  /** To be read before publishing: « Signe de gravité retiré : convulsions ». */
  sentence: string;
};

const VERB = { added: "ajouté", removed: "retiré", changed: "modifié", moved: "déplacé" } as const;

/** What the next version changes, red flags first: a sign removed must not go unnoticed in a list. */
export function diffSheets(before: CallSheet, after: CallSheet): SheetChange[] {
  const changes = [...diffQuestions(before, after), ...diffRules(before, after)];
  if (before.title !== after.title || before.note !== after.note)
    changes.push({ what: "title", code: "title", change: "changed", sentence: "Titre ou note modifiés." });
  return changes;
}

function diffQuestions(before: CallSheet, after: CallSheet): SheetChange[] {
  const describe = (question: CallSheet["questions"][number], change: SheetChange["change"]): SheetChange => {
    const sentence = isRedFlag(question)
      ? `Signe de gravité ${VERB[change]} : ${question.label}.`
      : `Question ${VERB[change]}e : ${question.label}.`;
    return { what: "question", code: question.code, change, sentence };
  };
  const kinds = new Map([...before.questions, ...after.questions].map((one) => [one.code, isRedFlag(one)]));
  const found = diffLists(before.questions, after.questions, describe);
  return found.sort((a, b) => Number(kinds.get(b.code)) - Number(kinds.get(a.code)));
}

function diffRules(before: CallSheet, after: CallSheet): SheetChange[] {
  return diffLists(before.rules, after.rules, (rule, change) => ({
    what: "rule",
    code: rule.code,
    change,
    sentence: `Règle ${VERB[change]}e : ${rule.why}.`,
  }));
}

/** Compared by code; "moved" means that the order among those kept is not the same. */
function diffLists<T extends { code: string }>(
  before: readonly T[],
  after: readonly T[],
  describe: (item: T, change: SheetChange["change"]) => SheetChange,
): SheetChange[] {
  const old = new Map(before.map((item) => [item.code, item]));
  const next = new Set(after.map((item) => item.code));
  const kept = before.filter((item) => next.has(item.code)).map((item) => item.code);
  const order = after.filter((item) => old.has(item.code)).map((item) => item.code);
  return [
    ...before.filter((item) => !next.has(item.code)).map((item) => describe(item, "removed")),
    ...after.flatMap((item) => {
      const former = old.get(item.code);
      if (!former) return [describe(item, "added")];
      if (canonical(former) !== canonical(item)) return [describe(item, "changed")];
      return kept.indexOf(item.code) !== order.indexOf(item.code) ? [describe(item, "moved")] : [];
    }),
  ];
}

/** The same text whatever the order of the keys: a database may give a document back in another order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
