import type { Answer, Answers, CallSheet, Question } from "./call-sheet.ts";

export type AnswerProblem = { question: string; why: string };

/** Answers that do not fit their question, each with a French sentence; unknown questions included. Missing ones are not problems here. */
export function checkAnswers(sheet: CallSheet, answers: Answers): AnswerProblem[] {
  const questions = new Map(sheet.questions.map((question) => [question.code, question]));
  return Object.entries(answers).flatMap(([code, answer]) => {
    if (answer === null || answer === undefined) return [];
    const question = questions.get(code);
    if (!question) return [{ question: code.slice(0, 60), why: "Cette question n'est pas dans la fiche." }];
    const why = misfit(question, answer);
    return why ? [{ question: code, why }] : [];
  });
}

/** The answer if it fits its question, else null: scoring never reads a value of the wrong shape. */
export function readAnswer(question: Question, answers: Answers): Answer | null {
  const answer = Object.hasOwn(answers, question.code) ? answers[question.code] : null;
  if (answer === null || answer === undefined || misfit(question, answer) !== null) return null;
  return typeof answer === "string" && answer.trim() === "" ? null : answer;
}

function misfit(question: Question, answer: Answer): string | null {
  switch (question.kind) {
    case "red-flag":
      return typeof answer === "boolean" ? null : "Répondez par oui ou par non.";
    case "choice":
      return question.options.some((option) => option.code === answer)
        ? null
        : "Choisissez une des réponses proposées.";
    case "text":
      if (typeof answer !== "string") return "Écrivez un texte.";
      return answer.length <= question.maxLength ? null : `${question.maxLength} caractères au plus.`;
    case "number":
      return typeof answer === "number" && answer >= question.min && answer <= question.max
        ? null
        : `Indiquez un nombre de ${question.min} à ${question.max} ${question.unit}.`.trim();
  }
}
