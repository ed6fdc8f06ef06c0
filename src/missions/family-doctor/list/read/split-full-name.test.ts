import { expect, test } from "vitest";
import { splitFullName } from "./split-full-name.ts";

test.each([
  ["DE LA TOUR Anne Marie", "DE LA TOUR", "Anne Marie"],
  ["Anne-Marie  LÉVÊQUE", "LÉVÊQUE", "Anne-Marie"],
  ["Mme D'ARTAGNAN Anne", "D'ARTAGNAN", "Anne"],
  ["De la Tour, Anne Marie", "De la Tour", "Anne Marie"],
  ["M. Le Gall, Yann", "Le Gall", "Yann"],
])("%s", (text, familyName, givenNames) =>
  expect(splitFullName(text)).toEqual({ familyName, givenNames, isSupposed: false }),
);

test("two bare words are « nom prénom », said to be supposed", () => {
  expect(splitFullName("MARTIN ANNE")).toEqual({
    familyName: "MARTIN",
    givenNames: "ANNE",
    isSupposed: true,
  });
  expect(splitFullName("Martin Anne")).toMatchObject({ familyName: "Martin", isSupposed: true });
});

test.each(["LE GALL ANNE MARIE", "Le Gall Anne", "Anne LE Gall MARIE", "Martin", "", ","])(
  "%j is refused",
  (text) => expect(splitFullName(text)).toHaveProperty("problem"),
);
