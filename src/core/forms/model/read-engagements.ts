import { type Answers, type Form, leavesOfForm, optionsOf } from "./form.ts";

export interface Engagement {
  mission: string;
  /** Whether the answer engages for that mission. */
  engaged: boolean;
  /** Key of what was chosen: `yes`, `no`, `nc`, or of an option. */
  answer: string;
}

/** What the person said of each mission that the questionnaire asks about; a mission asked twice is engaged by one yes. */
export function readEngagements(form: Form, answers: Answers): Engagement[] {
  const found = new Map<string, Engagement>();
  for (const { key, question } of leavesOfForm(form)) {
    if (question.kind !== "choice" && question.kind !== "yes-no") continue;
    const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
    if (!question.mission || typeof answer !== "string") continue;
    const engaged = optionsOf(question).some((option) => option.key === answer && option.engages === true);
    if (engaged || !found.get(question.mission)?.engaged)
      found.set(question.mission, { mission: question.mission, engaged, answer });
  }
  return [...found.values()];
}
