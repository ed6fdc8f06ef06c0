import { expect, it } from "vitest";
import {
  isEmpty,
  raisesSign,
  shownFields,
  withChange,
  withoutFields,
  withoutSent,
} from "./pending-fields.ts";

it("sees a sign of gravity among what is pending, whatever else is typed", () => {
  expect(raisesSign({ reason: "Otite", answers: { age: 40, conscience: true } })).toBe(true);
  expect(raisesSign({ reason: "Otite", answers: { age: 40, conscience: false, fievre: "oui" } })).toBe(false);
  expect(raisesSign({ informed: true })).toBe(false);
});

it("keeps what was typed while a save was under way, answer by answer", () => {
  const sent = { reason: "Fièvre", answers: { age: 40, douleur: "forte" } };
  const pending = withChange(sent, { reason: "Fièvre depuis hier", answers: { age: 41, fievre: "non" } });
  expect(withoutSent(pending, sent)).toEqual({
    reason: "Fièvre depuis hier",
    answers: { age: 41, fievre: "non" },
  });
  expect(isEmpty(withoutSent(sent, sent))).toBe(true);
});

it("an answer taken back is sent as null, and not lost with an equal one", () => {
  const pending = withChange({ answers: { age: 40 } }, { answers: { age: null } });
  expect(pending).toEqual({ answers: { age: null } });
  expect(withoutSent(pending, { answers: { age: 40 } })).toEqual({ answers: { age: null } });
});

it("a refused field does not hold the others back", () => {
  const pending = { requesterPhone: "06", reason: "Toux", answers: { age: 400, fievre: "non" } };
  expect(withoutFields(pending, ["requesterPhone", "answers.age"])).toEqual({
    reason: "Toux",
    answers: { fievre: "non" },
  });
});

it("shows what is typed over what is kept, null included", () => {
  expect(shownFields(undefined, { placeCommuneCode: null, informed: true })).toMatchObject({
    placeCommuneCode: null,
    informed: true,
    agreed: false,
    answers: {},
  });
});
