/** The pure core: what a questionnaire is, what is shown, what may be kept, what it scores. Runs in a browser as on the server. */
export { type AnswerProblem, checkAnswers, type Screen, screensOf } from "./check-answers.ts";
export { checkForm, type FormProblem } from "./check-form.ts";
export * from "./form.ts";
export { type Engagement, readEngagements } from "./read-engagements.ts";
export { sayCondition } from "./say-condition.ts";
export { type Score, scoreAnswers } from "./score-answers.ts";
export { sayShare, shareOf } from "./share.ts";
