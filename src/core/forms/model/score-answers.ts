import { type Answers, type Form, leavesOf, optionsOf } from "./form.ts";

export interface Score {
  /** Sum of the points of what was chosen; kept answers only, so nothing hidden counts. */
  total: number;
  /** The most that the questionnaire could give, all shown; a question left out gives nothing. */
  most: number;
  /** Questions with points that have no answer. */
  unanswered: number;
  sections: { key: string; title: string; total: number; most: number }[];
}

/** The points of an answer (frailty tests, scales); null when no choice of the questionnaire has any. */
export function scoreAnswers(form: Form, answers: Answers): Score | null {
  const score: Score = { total: 0, most: 0, unanswered: 0, sections: [] };
  let hasPoints = false;
  for (const section of form.sections) {
    const own = { key: section.key, title: section.title, total: 0, most: 0 };
    let isScored = false;
    for (const leaf of section.questions.flatMap(leavesOf)) {
      const options = optionsOf(leaf.question).filter(({ score: points }) => points !== undefined);
      if (options.length === 0) continue;
      isScored = true;
      const points = options.map((option) => option.score ?? 0);
      own.most +=
        leaf.question.kind === "choices"
          ? points.reduce((sum, one) => sum + Math.max(one, 0), 0)
          : Math.max(...points, 0);
      const answer = Object.hasOwn(answers, leaf.key) ? answers[leaf.key] : undefined;
      if (answer === undefined) score.unanswered += 1;
      else
        for (const option of options)
          if (answer === option.key || (Array.isArray(answer) && answer.includes(option.key)))
            own.total += option.score ?? 0;
    }
    if (!isScored) continue;
    hasPoints = true;
    score.sections.push(own);
    score.total += own.total;
    score.most += own.most;
  }
  return hasPoints ? score : null;
}
