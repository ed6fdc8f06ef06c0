import fc from "fast-check";
import {
  type Answer,
  type Condition,
  type Form,
  type Leaf,
  leavesOf,
  optionsOf,
  type Question,
  type Test,
} from "../form.ts";

const words = fc
  .string({ unit: "grapheme-ascii", minLength: 1, maxLength: 30 })
  .map((text) => `Q ${text.trim()}`.trim());
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
/** Absent rather than undefined, as a form is written. */
const without = <T extends object>(of: T): T =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T;

const optionsIn = (prefix: string) =>
  fc
    .array(
      fc.record({
        label: words,
        score: maybe(fc.integer({ min: -5, max: 9 })),
        system: maybe(fc.constant("urn:essai")),
      }),
      {
        minLength: 2,
        maxLength: 5,
      },
    )
    .map((list) => list.map((one, at) => without({ key: `${prefix}o${at}`, ...one })));

const day = fc
  .date({ min: new Date("1990-01-01T00:00:00Z"), max: new Date("2030-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const ordered = <T>(value: fc.Arbitrary<T>) =>
  fc
    .tuple(maybe(value), maybe(value))
    .map(([one, other]) =>
      one != null && other != null && one > other ? { min: other, max: one } : { min: one, max: other },
    );

function bareQuestion(key: string): fc.Arbitrary<Question> {
  const asked = { key: fc.constant(key), text: words, help: maybe(words), required: maybe(fc.boolean()) };
  const kinds: fc.Arbitrary<Question>[] = [
    fc
      .record({
        ...asked,
        kind: fc.constant("choice" as const),
        options: optionsIn(key),
        mission: maybe(fc.constant("PREVENTION")),
      })
      .map((one) =>
        one.mission
          ? {
              ...one,
              options: one.options.map((option, at) => (at === 0 ? { ...option, engages: true } : option)),
            }
          : one,
      ),
    fc.record({
      ...asked,
      kind: fc.constant("choices" as const),
      options: optionsIn(key),
      atLeast: maybe(fc.constant(1)),
      atMost: maybe(fc.constant(2)),
    }),
    fc
      .record({
        ...asked,
        kind: fc.constant("yes-no" as const),
        withNc: maybe(fc.constant(true)),
        scored: fc.boolean(),
        mission: maybe(fc.constant("ACCES_MT")),
      })
      .map(({ scored, ...one }) => ({
        ...one,
        ...(scored ? { scores: one.withNc ? { yes: 1, no: 0, nc: 0 } : { yes: 2, no: 0.5 } } : {}),
      })),
    fc.record({
      ...asked,
      kind: fc.constant("text" as const),
      long: maybe(fc.constant(true)),
      maxLength: maybe(fc.integer({ min: 1, max: 100 })),
      prefill: maybe(fc.constant("name" as const)),
    }),
    fc
      .tuple(
        fc.record({ ...asked, kind: fc.constant("number" as const), unit: maybe(words) }),
        fc.boolean(),
        ordered(fc.integer({ min: -50, max: 50 })),
      )
      .map(([one, integer, bounds]) => ({ ...one, ...bounds, ...(integer ? { integer: true } : {}) })),
    fc
      .tuple(fc.record({ ...asked, kind: fc.constant("date" as const) }), ordered(day))
      .map(([one, bounds]) => ({ ...one, ...bounds })),
    fc
      .record({
        ...asked,
        kind: fc.constant("matrix" as const),
        rows: fc.array(words, { minLength: 1, maxLength: 4 }),
        options: optionsIn(key),
      })
      .map((one) => ({ ...one, rows: one.rows.map((text, at) => ({ key: `${key}r${at}`, text })) })),
    fc.record({ key: asked.key, text: words, kind: fc.constant("note" as const) }),
  ];
  return fc.oneof(...kinds).map(without);
}

const EVERY = ["=", "!=", "answered", "unanswered"] as const;

function testOf(leaf: Leaf, dice: number, date: string): Test {
  const { question } = leaf;
  const isOrdered = question.kind === "number" || question.kind === "date";
  const operators: readonly Test["is"][] = isOrdered ? [...EVERY, ">", "<", ">=", "<="] : EVERY;
  const is = operators[dice % operators.length] ?? "answered";
  if (is === "answered" || is === "unanswered") return { question: leaf.key, is };
  const options = optionsOf(question);
  const value =
    options.length > 0
      ? options[dice % options.length]?.key
      : question.kind === "number"
        ? dice % 20
        : question.kind === "date"
          ? date
          : "x";
  return { question: leaf.key, is, value };
}

/** A sound form: conditions look back only. */
export const anyForm: fc.Arbitrary<Form> = fc
  .record({
    title: words,
    description: maybe(words),
    layout: fc.constantFrom("question" as const, "section" as const),
    sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
  })
  .chain(({ sizes, ...head }) =>
    fc
      .record({
        sections: fc.tuple(
          ...sizes.map((size, s) =>
            fc.record({
              title: fc.oneof(words, fc.constant("")),
              help: maybe(words),
              questions: fc.tuple(...Array.from({ length: size }, (_, q) => bareQuestion(`s${s}q${q}`))),
            }),
          ),
        ),
        last: bareQuestion("last").filter((one) => one.kind !== "note"),
        dice: fc.array(fc.nat({ max: 10_000 }), { minLength: 80, maxLength: 80 }),
        date: day,
      })
      .map(({ sections, last, dice, date }) => withConditions({ ...head, sections, last }, dice, date)),
  );

type Bare = Omit<Form, "sections"> & {
  sections: { title: string; help: string | undefined; questions: Question[] }[];
  last: Question;
};

function withConditions({ sections, last, ...head }: Bare, dice: readonly number[], date: string): Form {
  let thrown = 0;
  const next = () => dice[thrown++ % dice.length] ?? 0;
  const before: Leaf[] = [];
  const when = (): { when?: Condition } => {
    if (before.length === 0 || next() % 3 > 0) return {};
    const tests = Array.from({ length: 1 + (next() % 2) }, () =>
      testOf(before[next() % before.length] as Leaf, next(), date),
    );
    return { when: { mode: next() % 2 === 0 ? "all" : "any", tests } };
  };
  const placed = (question: Question): Question => {
    const one = { ...question, ...when() };
    before.push(...leavesOf(one));
    return one;
  };
  return without({
    ...head,
    sections: sections.map(({ questions, ...section }, at) =>
      without({
        ...section,
        key: `s${at}`,
        ...when(),
        questions: [...questions, ...(at === sections.length - 1 ? [last] : [])].map(placed),
      }),
    ),
  });
}

/** What a person, or a robot, could send for it: often fair, sometimes not. */
export const anyAnswersTo = (form: Form): fc.Arbitrary<Record<string, unknown>> => {
  const leaves = form.sections.flatMap((section) => section.questions.flatMap(leavesOf));
  return fc.record(
    Object.fromEntries([
      ...leaves.map(
        (leaf) =>
          [
            leaf.key,
            fc.option(
              fc.oneof({ weight: 6, arbitrary: fairAnswer(leaf) }, { weight: 1, arbitrary: fc.anything() }),
              { nil: null },
            ),
          ] as const,
      ),
      ["nobody", fc.constant("x")],
    ]),
  );
};

function fairAnswer({ question }: Leaf): fc.Arbitrary<Answer> {
  const keys = optionsOf(question).map(({ key }) => key);
  if (question.kind === "choices") return fc.subarray(keys);
  if (keys.length > 0) return fc.constantFrom(...keys);
  if (question.kind === "number")
    return fc.oneof(fc.integer({ min: -60, max: 60 }), fc.double({ min: -60, max: 60, noNaN: true }));
  return question.kind === "date" ? day : fc.string({ maxLength: 120 });
}
