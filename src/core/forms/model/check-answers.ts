import { type Answer, type Answers, type Form, leavesOf, type Question, type Section } from "./form.ts";
import { holdsCondition } from "./hold-condition.ts";
import { readAnswer } from "./read-answer.ts";

export interface AnswerProblem {
  key: string;
  message: string;
}

export interface CheckedAnswers {
  /** What may be kept: visible, of the right kind, within bounds. */
  answers: Record<string, Answer>;
  problems: AnswerProblem[];
  /** Sections that are shown, each with the questions of it that are shown, in order. */
  visible: { section: Section; questions: Question[] }[];
}

/**
 * One walk in the order of the questionnaire: what is shown depends on what was answered before and kept. What is hidden is
 * neither required nor kept; what belongs to no question is dropped. `complete` asks for what is required.
 */
export function checkAnswers(
  form: Form,
  raw: Readonly<Record<string, unknown>>,
  options: { complete: boolean },
): CheckedAnswers {
  const answers: Record<string, Answer> = {};
  const problems: AnswerProblem[] = [];
  const visible: CheckedAnswers["visible"] = [];
  for (const section of form.sections) {
    if (!holdsCondition(section.when, answers)) continue;
    const shown: Question[] = [];
    for (const question of section.questions) {
      if (!holdsCondition(question.when, answers)) continue;
      shown.push(question);
      for (const leaf of leavesOf(question)) {
        const read = readAnswer(leaf, Object.hasOwn(raw, leaf.key) ? raw[leaf.key] : undefined);
        if ("answer" in read) answers[leaf.key] = read.answer;
        else if ("problem" in read) problems.push({ key: leaf.key, message: read.problem });
        else if (options.complete && leaf.question.required)
          problems.push({ key: leaf.key, message: "Répondez à cette question." });
      }
    }
    if (shown.length > 0) visible.push({ section, questions: shown });
  }
  return { answers, problems, visible };
}

export interface Screen {
  section: Section;
  questions: Question[];
}

/** The screens to walk through now: one visible question each, or one visible section each. Notes go with what follows them. */
export function screensOf(form: Form, answers: Answers): Screen[] {
  const { visible } = checkAnswers(form, answers, { complete: false });
  if (form.layout === "section") return visible;
  return visible.flatMap(({ section, questions }) => {
    const screens: Screen[] = [];
    let notes: Question[] = [];
    for (const question of questions) {
      if (question.kind === "note") notes.push(question);
      else {
        screens.push({ section, questions: [...notes, question] });
        notes = [];
      }
    }
    if (notes.length > 0) screens.push({ section, questions: notes });
    return screens;
  });
}
