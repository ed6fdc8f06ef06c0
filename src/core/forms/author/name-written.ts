import { type Answers, type Form, leavesOfForm } from "../model/index.ts";

/** The question that asks for the name of who answers: a page does not ask it twice. */
export const asksName = (form: Form): boolean => leavesOfForm(form).some(isName);

/** What was answered to it; empty when it is not asked. */
export function nameWritten(form: Form, answers: Answers): string {
  const leaf = leavesOfForm(form).find(isName);
  const answer = leaf && answers[leaf.key];
  return typeof answer === "string" ? answer.slice(0, 200) : "";
}

const isName = ({ question }: ReturnType<typeof leavesOfForm>[number]): boolean =>
  question.kind === "text" && question.prefill === "name";
