import type { Answer, Answers, Condition, Test } from "./form.ts";

/**
 * Whether a condition holds on what was answered so far. Something hidden counts as unanswered. Of several choices, « = »
 * asks for one that equals; « ≠ » holds when none does, the unanswered included (FHIR R5's wording of enableWhen).
 */
export function holdsCondition(condition: Condition | undefined, answers: Answers): boolean {
  if (!condition) return true;
  const holds = (test: Test) => holdsTest(test, answers);
  return condition.mode === "all" ? condition.tests.every(holds) : condition.tests.some(holds);
}

function holdsTest({ question, is, value }: Test, answers: Answers): boolean {
  const answer = Object.hasOwn(answers, question) ? answers[question] : undefined;
  if (is === "answered") return answer !== undefined;
  if (is === "unanswered") return answer === undefined;
  if (is === "=") return answer !== undefined && valuesOf(answer).some((one) => one === value);
  if (is === "!=") return answer === undefined || valuesOf(answer).every((one) => one !== value);
  if (answer === undefined || value === undefined) return false;
  return valuesOf(answer).some((one) => compares(one, is, value));
}

const valuesOf = (answer: Answer): readonly (string | number)[] =>
  typeof answer === "string" || typeof answer === "number" ? [answer] : answer;

// Dates are written YYYY-MM-DD: their order is that of their letters.
function compares(one: string | number, is: Test["is"], other: string | number): boolean {
  if (typeof one !== typeof other) return false;
  if (is === ">") return one > other;
  if (is === "<") return one < other;
  return is === ">=" ? one >= other : one <= other;
}
