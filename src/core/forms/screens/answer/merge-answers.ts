import type { Answer, Answers } from "../../model/index.ts";

export interface Merged {
  answers: Record<string, Answer>;
  /** Questions answered otherwise on both sides: the person chooses; meanwhile what the server has stands. */
  disputed: string[];
}

/**
 * What was typed here and not sent yet, put together with what the server has by now. `base` is what the server had when the typing
 * began: what was not touched here is the server's, what was touched here alone is ours; what both touched is nobody's to decide. Pure.
 */
export function mergeAnswers(base: Answers, here: Answers, server: Answers): Merged {
  const answers: Record<string, Answer> = {};
  const disputed: string[] = [];
  for (const key of new Set([...Object.keys(here), ...Object.keys(server)])) {
    const [before, ours, theirs] = [answerTo(base, key), answerTo(here, key), answerTo(server, key)];
    const isOurs = !same(ours, before) && same(theirs, before);
    if (!isOurs && !same(ours, before) && !same(ours, theirs)) disputed.push(key);
    const taken = isOurs ? ours : theirs;
    if (taken !== undefined) answers[key] = taken;
  }
  return { answers, disputed };
}

const answerTo = (answers: Answers, key: string): Answer | undefined =>
  Object.hasOwn(answers, key) ? answers[key] : undefined;

const same = (one: Answer | undefined, other: Answer | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
