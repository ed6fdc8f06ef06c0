import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkAnswers } from "../model/check-answers.ts";
import { anyAnswersTo, anyForm } from "../model/testing/any-form.ts";
import { readQuestionnaire } from "./read-questionnaire.ts";
import { readResponse } from "./read-response.ts";
import { writeQuestionnaire } from "./write-questionnaire.ts";
import { writeResponse } from "./write-response.ts";

const HEAD = { id: "01920000-0000-7000-8000-000000000001", version: 3, status: "active" as const };
const AS = { id: "r", questionnaireId: HEAD.id, version: 3, authored: "2026-11-23" };
const wire = (of: unknown): unknown => JSON.parse(JSON.stringify(of));

describe("round trips", () => {
  test("a form written in FHIR and read again is the same form", () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        expect(readQuestionnaire(wire(writeQuestionnaire(form, HEAD)))).toEqual({ form });
      }),
      { numRuns: 80 },
    );
  });

  test("answers written in FHIR and read again are the same answers", () => {
    fc.assert(
      fc.property(
        anyForm.chain((form) => fc.tuple(fc.constant(form), anyAnswersTo(form))),
        ([form, raw]) => {
          const { answers } = checkAnswers(form, raw, { complete: false });
          const read = readResponse(form, wire(writeResponse(form, answers, AS)));
          // What is required and missing is said; all else comes back.
          const missing = checkAnswers(form, answers, { complete: true }).problems;
          expect(read).toEqual(
            missing.length === 0
              ? { answers }
              : {
                  problems: missing.slice(0, 50).map(({ key, message }) => ({ path: key, reason: message })),
                },
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test("whatever is read, is read without falling", () => {
    fc.assert(
      fc.property(anyForm, fc.anything(), fc.nat(), (form, junk, at) => {
        const resource = wire(writeQuestionnaire(form, HEAD)) as { item: unknown[] };
        resource.item[at % resource.item.length] = junk;
        const read = readQuestionnaire(resource);
        if ("problems" in read)
          for (const one of read.problems) expect(one.path).toMatch(/^(Questionnaire|resourceType)/);
        readQuestionnaire(junk);
        readResponse(form, junk);
      }),
      { numRuns: 60 },
    );
  });
});

describe("what is outside the subset", () => {
  const read = (item: object, more: object = {}) =>
    readQuestionnaire({
      resourceType: "Questionnaire",
      title: "T",
      status: "draft",
      ...more,
      item: [{ linkId: "s", type: "group", text: "S", item: [item] }],
    });

  test("is refused with its path and a French reason", () => {
    const cases: [object, string, RegExp][] = [
      [
        { linkId: "q", type: "quantity", text: "Q" },
        "Questionnaire.item[0].item[0].type",
        /« quantity » n'est pas pris en charge/,
      ],
      [
        { linkId: "q", type: "string", text: "Q", initial: [{ valueString: "x" }] },
        "Questionnaire.item[0].item[0].initial",
        /retirez-le/,
      ],
      [
        { linkId: "q", type: "string", text: "Q", extension: [{ url: "http://x/y", valueString: "z" }] },
        "Questionnaire.item[0].item[0].extension[0]",
        /http:\/\/x\/y/,
      ],
      [
        { linkId: "q", type: "choice", text: "Q", answerValueSet: "http://x" },
        "Questionnaire.item[0].item[0].answerValueSet",
        /pris en charge/,
      ],
      [
        { linkId: "q", type: "choice", text: "Q", answerOption: [{ valueString: "x" }] },
        "Questionnaire.item[0].item[0].answerOption[0].valueString",
        /retirez/,
      ],
      [{ linkId: "q", type: "group", text: "Q", item: [] }, "Questionnaire.item[0].item[0]", /gtable/],
      [
        {
          linkId: "q",
          type: "string",
          text: "Q",
          enableWhen: [{ question: "z", operator: "=", answerString: "x" }],
        },
        "Questionnaire.item[0].item[0].when.tests[0]",
        /ne vient pas avant/,
      ],
      [
        {
          linkId: "q",
          type: "string",
          text: "Q",
          enableWhen: [{ question: "z", operator: "~", answerQuantity: {} }],
        },
        "Questionnaire.item[0].item[0].enableWhen[0].operator",
        /comparaison/,
      ],
      [
        { linkId: "q", type: "string", text: "Q", item: [{ linkId: "r", type: "string", text: "R" }] },
        "Questionnaire.item[0].item[0].item[0]",
        /dans une question/,
      ],
      [
        {
          linkId: "q",
          type: "choice",
          text: "Q",
          answerOption: [{ valueCoding: { system: "urn:\u0000x", code: "a", display: "A" } }],
        },
        "Questionnaire.item[0].item[0].options[0].system",
        /caractères interdits/,
      ],
      [
        {
          linkId: "q",
          type: "string",
          text: "Q",
          enableWhen: [{ question: "z", operator: "=", answerString: "x\u0000" }],
        },
        "Questionnaire.item[0].item[0].when.tests[0].value",
        /interdits|valeur/,
      ],
      [
        { linkId: "q", type: "string", text: "x".repeat(2_000) },
        "Questionnaire.item[0].item[0].text",
        /caractères au plus/,
      ],
    ];
    for (const [item, path, reason] of cases) {
      const found = read(item);
      if (!("problems" in found)) throw new Error(`accepted: ${JSON.stringify(item)}`);
      expect(found.problems).toContainEqual({ path, reason: expect.stringMatching(reason) });
    }
    expect(readQuestionnaire({ resourceType: "Patient" })).toMatchObject({
      problems: [{ path: "resourceType" }],
    });
    expect(read({ linkId: "q", type: "string", text: "Q" }, { contained: [] })).toMatchObject({
      problems: [{ path: "Questionnaire.contained" }],
    });
    expect(
      readQuestionnaire({
        resourceType: "Questionnaire",
        title: "T",
        item: [{ linkId: "q", type: "string", text: "Q" }],
      }),
    ).toMatchObject({
      problems: [{ path: "Questionnaire.item[0]", reason: expect.stringContaining("section") }],
    });
  });

  test("an answer to no question, or to a hidden one, is refused with its path", () => {
    const found = read({ linkId: "q", type: "boolean", text: "Q" });
    if (!("form" in found)) throw new Error("refused");
    const answer = (linkId: string) =>
      readResponse(found.form, {
        resourceType: "QuestionnaireResponse",
        item: [{ linkId: "s", item: [{ linkId, answer: [{ valueBoolean: true }] }] }],
      });
    expect(answer("q")).toEqual({ answers: { q: "yes" } });
    expect(answer("z")).toMatchObject({ problems: [{ path: "QuestionnaireResponse.item[0].item[0]" }] });
  });
});
