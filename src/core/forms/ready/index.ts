import type { Form } from "../model/form.ts";
import { urpsQuestionnaire } from "./urps-questionnaire.ts";

export interface ReadyMade {
  key: string;
  /** Where its items come from. */
  source: string;
  form: Form;
}

/** Questionnaires that a CPTS begins from; a copy is its own to change. */
export const readyMades: readonly ReadyMade[] = [
  {
    key: "urps-2022",
    source: "Questionnaire du Guichet CPTS Occitanie et des URPS, juillet 2022",
    form: urpsQuestionnaire,
  },
];
