import { describe, expect, test } from "vitest";
import { ClaimsProblem, readOidcClaims, readPscClaims } from "./read-claims.ts";

const psc = (claims: Record<string, unknown>) =>
  readPscClaims({ sub: "s", family_name: "DE LA TOUR", given_name: "ANNE-LISE", ...claims });

describe("claims of Pro Santé Connect", () => {
  test.each([
    [{ SubjectNameID: "899700218896" }, "99700218896"],
    [{ otherIds: [{ identifiant: "899700218896", origine: "RPPS" }] }, "99700218896"],
    [{ otherIds: [{ identifiant: "99700218896", origine: "RPPS" }] }, "99700218896"],
    [{ SubjectNameID: "3123456789/CPET00001" }, null],
    [{ SubjectNameID: "8997002188", otherIds: [{ identifiant: "899700218896", origine: "ADELI" }] }, null],
    [{ SubjectNameID: 899700218896, otherIds: "x" }, null],
    [{ otherIds: [null, 3, {}] }, null],
  ])("%j → %s", (claims, rpps) => expect(psc(claims).rpps).toBe(rpps));

  test("two numbers that differ are nobody's", () => {
    expect(() =>
      psc({ SubjectNameID: "899700218896", otherIds: [{ identifiant: "899700218897", origine: "RPPS" }] }),
    ).toThrow(ClaimsProblem);
  });

  test("names leave their capitals; a mail is not read", () => {
    expect(psc({ email: "a@exemple.invalid", email_verified: true })).toMatchObject({
      familyName: "De la Tour",
      givenName: "Anne-Lise",
      email: null,
    });
  });
});

describe("claims of another provider", () => {
  test.each([
    { email: "a@exemple.invalid" },
    { email: "a@exemple.invalid", email_verified: "true" },
    { email_verified: true },
    { email: "a b@c", email_verified: true },
  ])("%j is refused", (claims) =>
    expect(() => readOidcClaims({ sub: "s", ...claims })).toThrow(ClaimsProblem),
  );
});
