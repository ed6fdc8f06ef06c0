import { type Condition, type Form, leavesOf, type Question, type Section } from "../../model/index.ts";

/** Acts of a builder on a form. Pure: each gives another form. */

const allKeys = (form: Form): Set<string> =>
  new Set(
    form.sections.flatMap((section) => [
      section.key,
      ...section.questions.flatMap((one) => [one.key, ...leavesOf(one).map(({ key }) => key)]),
    ]),
  );

/** `question-4`: the first number that is free. */
export function freeKey(form: Form, word: string): string {
  const taken = allKeys(form);
  for (let n = 1; ; n++) if (!taken.has(`${word}-${n}`)) return `${word}-${n}`;
}

export const withSection = (form: Form, at: number, section: Section): Form => ({
  ...form,
  sections: form.sections.map((one, index) => (index === at ? section : one)),
});

export const addSection = (form: Form): Form => ({
  ...form,
  sections: [...form.sections, { key: freeKey(form, "section"), title: "Nouvelle section", questions: [] }],
});

export const removeSection = (form: Form, at: number): Form => ({
  ...form,
  sections: form.sections.filter((_one, index) => index !== at),
});

export const withQuestion = (form: Form, section: number, at: number, question: Question): Form =>
  onQuestions(form, section, (list) => list.map((one, index) => (index === at ? question : one)));

export const removeQuestion = (form: Form, section: number, at: number): Form =>
  onQuestions(form, section, (list) => list.filter((_one, index) => index !== at));

export const addQuestion = (form: Form, section: number, kind: Question["kind"]): Form =>
  onQuestions(form, section, (list) => [...list, newQuestion(form, kind)]);

/** A copy after the original, with keys of its own. */
export function duplicateQuestion(form: Form, section: number, at: number): Form {
  const original = form.sections[section]?.questions[at];
  if (!original) return form;
  const key = freeKey(form, "question");
  const copy =
    original.kind === "matrix"
      ? { ...original, key, rows: original.rows.map((row, n) => ({ ...row, key: `${key}.${n + 1}` })) }
      : { ...original, key };
  return onQuestions(form, section, (list) => [...list.slice(0, at + 1), copy, ...list.slice(at + 1)]);
}

export interface Place {
  section: number;
  at: number;
}

/** One step up or down; over the edge of a section it goes into the next. Unchanged at the ends of the form. */
export function stepQuestion(form: Form, from: Place, by: 1 | -1): { form: Form; place: Place } {
  const inside = from.at + by;
  const count = form.sections[from.section]?.questions.length ?? 0;
  if (inside >= 0 && inside < count) return moved(form, from, { section: from.section, at: inside });
  const section = from.section + by;
  const next = form.sections[section];
  if (!next) return { form, place: from };
  return moved(form, from, { section, at: by === 1 ? 0 : next.questions.length });
}

/** To stand at that place, counted once the question is taken out. */
export function moved(form: Form, from: Place, to: Place): { form: Form; place: Place } {
  const question = form.sections[from.section]?.questions[from.at];
  if (!question) return { form, place: from };
  const without = removeQuestion(form, from.section, from.at);
  return {
    form: onQuestions(without, to.section, (list) => [
      ...list.slice(0, to.at),
      question,
      ...list.slice(to.at),
    ]),
    place: to,
  };
}

export function stepSection(form: Form, at: number, by: 1 | -1): Form {
  const to = at + by;
  const section = form.sections[at];
  if (!section || to < 0 || to >= form.sections.length) return form;
  const others = form.sections.filter((_one, index) => index !== at);
  return { ...form, sections: [...others.slice(0, to), section, ...others.slice(to)] };
}

const onQuestions = (form: Form, section: number, work: (list: readonly Question[]) => Question[]): Form => ({
  ...form,
  sections: form.sections.map((one, index) =>
    index === section ? { ...one, questions: work(one.questions) } : one,
  ),
});

const OPTIONS = [
  { key: "a", label: "Première réponse" },
  { key: "b", label: "Deuxième réponse" },
];

function newQuestion(form: Form, kind: Question["kind"]): Question {
  const key = freeKey(form, "question");
  const text = kind === "note" ? "Quelques mots à lire" : "Nouvelle question";
  switch (kind) {
    case "choice":
    case "choices":
      return { kind, key, text, options: OPTIONS };
    case "matrix":
      return { kind, key, text, rows: [{ key: `${key}.1`, text: "Première ligne" }], options: OPTIONS };
    default:
      return { kind, key, text };
  }
}

/** No condition is an absent one. */
export function withWhen<T extends { when?: Condition | undefined }>(of: T, when: Condition | undefined): T {
  const { when: _before, ...rest } = of;
  return (when ? { ...rest, when } : rest) as T;
}
