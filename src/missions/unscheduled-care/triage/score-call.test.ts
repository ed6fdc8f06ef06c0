import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Answers, isRedFlag } from "./call-sheet.ts";
import { checkAnswers } from "./check-answers.ts";
import { defaultSheet } from "./default-sheet.ts";
import type { RedFlagDecision } from "./red-flag-decision.ts";
import { sampleLevels as levels } from "./sample-levels.ts";
import { scoreCall } from "./score-call.ts";

const flags = defaultSheet.questions.filter(isRedFlag).map((flag) => flag.code);
const noFlag: Answers = Object.fromEntries(flags.map((code) => [code, false]));
const quiet: Answers = {
  ...noFlag,
  age: 40,
  depuis: "plus-3-jours",
  evolution: "stable",
  douleur: "aucune",
  fievre: "non",
  fragilite: "non",
  deplacement: "oui",
};
const score = (answers: Answers, decision: RedFlagDecision | null = null) =>
  scoreCall(defaultSheet, answers, { levels, decision });
const decided: RedFlagDecision = {
  decision: "booking-after-15",
  reason: "Le régulateur demande un rendez-vous aujourd'hui.",
  decidedBy: "user-1",
  decidedAt: "2026-11-23T09:00:00Z",
};

describe("a red flag", () => {
  it("puts up the 15, says which sign, and closes the way to a booking", () => {
    const result = score({ ...quiet, "douleur-thoracique": true });
    expect(result.sentence).toBe("Appelez le 15");
    expect(result).toMatchObject({ bookingAllowed: false, proposedLevel: "ROUGE" });
    expect(result.redFlags.map((flag) => flag.code)).toEqual(["douleur-thoracique"]);
    expect(result.explanation[0]).toBe("Signe de gravité : douleur thoracique.");
  });

  it("counts even when nothing else was asked", () => {
    expect(score({ avc: true }).sentence).toBe("Appelez le 15");
  });

  it("opens the way only to a complete decision that asks for a booking", () => {
    const raised = { ...quiet, avc: true };
    expect(score(raised, decided).bookingAllowed).toBe(true);
    expect(score(raised, { ...decided, decision: "flag-entered-by-mistake" }).bookingAllowed).toBe(true);
    const refused: RedFlagDecision[] = [
      { ...decided, decision: "called-15" },
      { ...decided, reason: "  ok  " },
      { ...decided, reason: "x".repeat(1001) },
      { ...decided, decidedBy: " " },
      { ...decided, decidedAt: "hier" },
      { ...decided, decision: "yes" as "called-15" },
    ];
    for (const decision of refused)
      expect(score(raised, decision)).toMatchObject({ bookingAllowed: false, sentence: "Appelez le 15" });
  });

  it("must be asked: a sign not answered closes the way, and a decision does not replace the question", () => {
    const { avc: _, ...unasked } = quiet;
    expect(score(unasked, decided)).toMatchObject({ bookingAllowed: false, missing: ["avc"] });
    expect(score(unasked).sentence).toContain("signes de gravité");
  });
});

describe("levels", () => {
  it("are proposed by the rules, the most urgent one, with the reason", () => {
    expect(score(quiet).proposedLevel).toBe("VERT");
    expect(score({ ...quiet, age: 80 }).proposedLevel).toBe("JAUNE");
    const urgent = score({ ...quiet, age: 80, douleur: "forte" });
    expect(urgent.proposedLevel).toBe("ORANGE");
    expect(urgent.explanation).toContain("Forte douleur → À voir dans les 24 heures.");
    expect(urgent.explanation.at(-1)).toContain("c'est vous qui choisissez");
    expect(score({ ...quiet, age: 1, fievre: "moins-3-jours" }).proposedLevel).toBe("ORANGE");
  });

  it("are left to the human when no rule speaks, or when the level is gone", () => {
    const empty = scoreCall({ ...defaultSheet, rules: [] }, quiet, { levels });
    expect(empty).toMatchObject({ proposedLevel: null, bookingAllowed: true });
    expect(empty.sentence).toContain("choisissez-le");
    const gone = scoreCall(defaultSheet, quiet, { levels: [] });
    expect(gone.proposedLevel).toBeNull();
    expect(gone.explanation[0]).toContain("n'est plus en vigueur");
  });

  it("say what is still to be asked", () => {
    expect(score(noFlag)).toMatchObject({ missing: expect.arrayContaining(["age", "fievre"]) });
    expect(score({ ...quiet, age: null }).sentence).toBe("Il reste 1 question à poser.");
  });
});

describe("answers", () => {
  it("of the wrong shape are refused in French and never read", () => {
    const wrong: Answers = {
      avc: "oui",
      age: 500,
      douleur: "un peu",
      notes: "x".repeat(1001),
      inconnue: true,
    };
    expect(checkAnswers(defaultSheet, wrong).map((problem) => problem.question)).toEqual([
      "avc",
      "age",
      "douleur",
      "notes",
      "inconnue",
    ]);
    expect(checkAnswers(defaultSheet, quiet)).toEqual([]);
    expect(score({ ...quiet, avc: "oui" })).toMatchObject({ bookingAllowed: false, missing: ["avc"] });
    expect(score({ ...quiet, age: Number.NaN }).missing).toEqual(["age"]);
  });
});

const anyAnswers = fc.dictionary(
  fc.constantFrom(...defaultSheet.questions.map((question) => question.code), "constructor", "__proto__"),
  fc.oneof(
    fc.boolean(),
    fc.string(),
    fc.double(),
    fc.constantFrom("forte", "oui", "non", "aggrave"),
    fc.constant(null),
  ),
);

describe("whatever the answers", () => {
  it("a booking is open if and only if every sign was asked and none is raised", () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const open = flags.every((code) => Object.hasOwn(answers, code) && answers[code] === false);
        expect(score(answers).bookingAllowed).toBe(open);
      }),
    );
  });

  it("raising one more sign never opens a booking nor hides the 15", () => {
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom(...flags), (answers, flag) => {
        const result = score({ ...answers, [flag]: true });
        expect(result.bookingAllowed).toBe(false);
        expect(result.sentence).toBe("Appelez le 15");
        expect(result.redFlags.map((one) => one.code)).toContain(flag);
      }),
    );
  });

  it("a rule never proposes the emergency level, and each proposal has a line that says why", () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const result = score(answers);
        if (result.redFlags.length > 0 || result.proposedLevel === null) return;
        const level = levels.find((one) => one.code === result.proposedLevel);
        expect(level?.emergencyCall).toBe(false);
        expect(result.explanation.some((line) => line.endsWith(`→ ${level?.label}.`))).toBe(true);
      }),
    );
  });
});
