import type {
  Condition,
  Form,
  Leaf,
  MatrixQuestion,
  Option,
  Question,
  Section,
  YesNoQuestion,
} from "../model/form.ts";
import { leavesOfForm } from "../model/form.ts";
import { CONTROL_SYSTEM, EXTENSION, type Extension, type Json, YES_NO_CODINGS } from "./fhir-words.ts";

export interface QuestionnaireHead {
  /** FHIR id. */
  id: string;
  version: number;
  status: "draft" | "active" | "retired";
  /** ISO date or instant. */
  date?: string | undefined;
  publisher?: string | undefined;
}

/** The questionnaire as a FHIR R4 resource. Pure; `readQuestionnaire` gives the same form back. */
export function writeQuestionnaire(form: Form, head: QuestionnaireHead): Json {
  const leaves = new Map(leavesOfForm(form).map((leaf) => [leaf.key, leaf]));
  return {
    resourceType: "Questionnaire",
    id: head.id,
    url: `urn:maillage:questionnaire:${head.id}`,
    version: String(head.version),
    extension: [{ url: EXTENSION.layout, valueCode: form.layout }],
    title: form.title,
    status: head.status,
    ...(head.date ? { date: head.date } : {}),
    ...(head.publisher ? { publisher: head.publisher } : {}),
    ...(form.description === undefined ? {} : { description: form.description }),
    item: form.sections.map((section) => writeSection(section, leaves)),
  };
}

type Leaves = ReadonlyMap<string, Leaf>;

const writeSection = (section: Section, leaves: Leaves): Json => ({
  linkId: section.key,
  type: "group",
  ...(section.title === "" ? {} : { text: section.title }),
  ...writeWhen(section.when, leaves),
  item: [...writeHelp(section.key, section.help), ...section.questions.map((one) => writeItem(one, leaves))],
});

/** FHIR has no field for help: a child to display, marked so. */
const writeHelp = (key: string, help: string | undefined): Json[] =>
  help === undefined
    ? []
    : [{ linkId: `${key}:help`, type: "display", text: help, extension: [control("help")] }];

const control = (code: string): Extension => ({
  url: EXTENSION.control,
  valueCodeableConcept: { coding: [{ system: CONTROL_SYSTEM, code }] },
});

function writeItem(question: Question, leaves: Leaves): Json {
  const head = { linkId: question.key, text: question.text, ...writeWhen(question.when, leaves) };
  if (question.kind === "note") return { ...head, type: "display" };
  if (question.kind === "matrix") return writeMatrix(question, head);
  const { type, extension = [], ...more } = bodyOf(question);
  const help = writeHelp(question.key, question.help);
  return {
    ...head,
    type,
    ...(question.required === undefined ? {} : { required: question.required }),
    ...more,
    ...(extension.length > 0 ? { extension } : {}),
    ...(help.length > 0 ? { item: help } : {}),
  };
}

interface Body {
  type: string;
  extension?: Extension[];
  repeats?: boolean;
  maxLength?: number;
  answerOption?: Json[];
}

function bodyOf(question: Exclude<Question, { kind: "note" | "matrix" }>): Body {
  switch (question.kind) {
    case "choice":
      return {
        type: "choice",
        extension: missionOf(question.mission),
        answerOption: question.options.map(writeOption),
      };
    case "choices":
      return {
        type: "choice",
        repeats: true,
        extension: [
          ...given(EXTENSION.atLeast, "valueInteger", question.atLeast),
          ...given(EXTENSION.atMost, "valueInteger", question.atMost),
        ],
        answerOption: question.options.map(writeOption),
      };
    case "yes-no":
      return writeYesNo(question);
    case "text":
      return {
        type: question.long ? "text" : "string",
        ...(question.maxLength === undefined ? {} : { maxLength: question.maxLength }),
        extension: given(EXTENSION.prefill, "valueCode", question.prefill),
      };
    case "number":
      return {
        type: question.integer ? "integer" : "decimal",
        extension: [
          ...given(EXTENSION.min, question.integer ? "valueInteger" : "valueDecimal", question.min),
          ...given(EXTENSION.max, question.integer ? "valueInteger" : "valueDecimal", question.max),
          ...given(EXTENSION.unit, "valueCoding", question.unit && { display: question.unit }),
        ],
      };
    case "date":
      return {
        type: "date",
        extension: [
          ...given(EXTENSION.min, "valueDate", question.min),
          ...given(EXTENSION.max, "valueDate", question.max),
        ],
      };
  }
}

/** A plain yes or no is a boolean; one with NC or with points needs codes. */
export const isBoolean = (question: YesNoQuestion): boolean => !question.withNc && !question.scores;

function writeYesNo(question: YesNoQuestion): Body {
  const extension = missionOf(question.mission);
  if (isBoolean(question)) return { type: "boolean", extension };
  const keys = question.withNc ? (["yes", "no", "nc"] as const) : (["yes", "no"] as const);
  return {
    type: "choice",
    extension,
    answerOption: keys.map((key) => ({
      ...ordinalOf(question.scores?.[key]),
      valueCoding: YES_NO_CODINGS[key],
    })),
  };
}

const writeMatrix = (question: MatrixQuestion, head: Json): Json => ({
  ...head,
  type: "group",
  ...(question.required === undefined ? {} : { required: question.required }),
  extension: [control("gtable")],
  item: [
    ...writeHelp(question.key, question.help),
    ...question.rows.map((row) => ({
      linkId: row.key,
      type: "choice",
      text: row.text,
      answerOption: question.options.map(writeOption),
    })),
  ],
});

function writeOption({ key, label, score, engages, system }: Option): Json {
  const extension = [
    ...given(EXTENSION.ordinal, "valueDecimal", score),
    ...given(EXTENSION.engages, "valueBoolean", engages),
  ];
  return {
    ...(extension.length > 0 ? { extension } : {}),
    valueCoding: { ...(system === undefined ? {} : { system }), code: key, display: label },
  };
}

const ordinalOf = (score: number | undefined): Json =>
  score === undefined ? {} : { extension: given(EXTENSION.ordinal, "valueDecimal", score) };
const missionOf = (mission: string | undefined): Extension[] =>
  given(EXTENSION.mission, "valueCode", mission);
const given = (url: string, name: `value${string}`, value: unknown): Extension[] =>
  value === undefined || value === "" ? [] : [{ url, [name]: value }];

const OPERATORS = { answered: "exists", unanswered: "exists" } as const;

function writeWhen(when: Condition | undefined, leaves: Leaves): Json {
  if (!when) return {};
  return {
    enableWhen: when.tests.map(({ question, is, value }) => ({
      question,
      operator: is in OPERATORS ? "exists" : is,
      ...(is === "answered" || is === "unanswered"
        ? { answerBoolean: is === "answered" }
        : writeValue(leaves.get(question), value)),
    })),
    enableBehavior: when.mode,
  };
}

/** A value as FHIR types it for that question: of enableWhen (`answer…`) here, of an answer (`value…`) in write-response. */
function writeValue(leaf: Leaf | undefined, value: string | number | undefined): Json {
  const typed = leaf && value !== undefined ? typedValue(leaf, value) : undefined;
  return typed ? { [`answer${typed.type}`]: typed.value } : {};
}

export function typedValue(leaf: Leaf, value: string | number): { type: string; value: unknown } {
  const { question } = leaf;
  switch (question.kind) {
    case "yes-no":
      return isBoolean(question)
        ? { type: "Boolean", value: value === "yes" }
        : { type: "Coding", value: YES_NO_CODINGS[value as "yes"] };
    case "text":
      return { type: "String", value };
    case "number":
      return { type: question.integer ? "Integer" : "Decimal", value };
    case "date":
      return { type: "Date", value };
    default: {
      const option = question.options.find(({ key }) => key === value);
      return {
        type: "Coding",
        value: option ? (writeOption(option)["valueCoding"] as Json) : { code: value },
      };
    }
  }
}
