import { checkAnswers } from "../model/check-answers.ts";
import { type Answer, type Answers, type Form, type Leaf, leavesOf, type Question } from "../model/form.ts";
import type { Json } from "./fhir-words.ts";
import { typedValue } from "./write-questionnaire.ts";

export interface ResponseHead {
  id: string;
  questionnaireId: string;
  version: number;
  /** ISO instant or, of an anonymous answer, the day. */
  authored: string;
  /** RPPS of who answered, when it is known. */
  rpps?: string | undefined;
}

const RPPS = "https://rpps.esante.gouv.fr";

/** The answers as a FHIR R4 QuestionnaireResponse, in the tree of the questionnaire: only what is shown. Pure. */
export function writeResponse(form: Form, answers: Answers, head: ResponseHead): Json {
  return {
    resourceType: "QuestionnaireResponse",
    id: head.id,
    questionnaire: `urn:maillage:questionnaire:${head.questionnaireId}|${head.version}`,
    status: "completed",
    authored: head.authored,
    ...(head.rpps
      ? { author: { type: "Practitioner", identifier: { system: RPPS, value: head.rpps } } }
      : {}),
    item: checkAnswers(form, answers, { complete: false }).visible.map(({ section, questions }) => ({
      linkId: section.key,
      ...(section.title === "" ? {} : { text: section.title }),
      item: questions.flatMap((question) => writeQuestion(question, answers)),
    })),
  };
}

function writeQuestion(question: Question, answers: Answers): Json[] {
  if (question.kind === "note") return [];
  const items = leavesOf(question).map((leaf) => writeLeaf(leaf, answers[leaf.key]));
  return question.kind === "matrix" ? [{ linkId: question.key, text: question.text, item: items }] : items;
}

const writeLeaf = (leaf: Leaf, answer: Answer | undefined): Json => ({
  linkId: leaf.key,
  text: leaf.text,
  ...(answer === undefined
    ? {}
    : {
        answer: (typeof answer === "string" || typeof answer === "number" ? [answer] : answer).map((one) => {
          const { type, value } = typedValue(leaf, one);
          return { [`value${type}`]: value };
        }),
      }),
});
