import { describe, expect, it } from "vitest";
import { ApiProblem, fieldErrorOf, isTransient, problemOf } from "./problem.ts";

describe("problemOf", () => {
  it("keeps what the server said", () => {
    const problem = problemOf(409, {
      type: "about:blank",
      title: "Créneau pris",
      detail: "Ce créneau vient d’être réservé. Choisissez le suivant.",
      code: "booking.taken",
      requestId: "req-1",
    });
    expect(problem).toMatchObject({ status: 409, code: "booking.taken", requestId: "req-1", errors: [] });
    expect(new ApiProblem(problem).message).toBe("Ce créneau vient d’être réservé. Choisissez le suivant.");
  });
  it("speaks French when the body says nothing", () => {
    expect(problemOf(503, null)).toMatchObject({ title: "Service indisponible", code: "http.503" });
    expect(problemOf(418, "<html>")).toMatchObject({ title: "Demande refusée", code: "http.418" });
    expect(problemOf(599, undefined)).toMatchObject({ title: "Panne de notre côté" });
    expect(problemOf(0, undefined)).toMatchObject({ code: "network.offline" });
  });
  it("survives a hostile body and bounds it", () => {
    const errors = Array.from({ length: 500 }, () => ({ field: "a", message: "x".repeat(9000) }));
    const problem = problemOf(422, { detail: 12, errors: [null, 3, ...errors] });
    expect(problem.detail).toBe("Certains champs sont à corriger.");
    expect(problem.errors).toHaveLength(98);
    expect(problem.errors[0]?.message).toHaveLength(500);
  });
});

describe("fieldErrorOf", () => {
  const problem = new ApiProblem(
    problemOf(422, { errors: [{ field: "patient.name", message: "À remplir." }] }),
  );
  it("finds the message of one field", () => {
    expect(fieldErrorOf(problem, "patient.name")).toBe("À remplir.");
    expect(fieldErrorOf(problem, "patient")).toBeUndefined();
    expect(fieldErrorOf(new Error("x"), "patient.name")).toBeUndefined();
  });
});

it.each([
  [0, true],
  [503, true],
  [429, true],
  [500, false],
  [409, false],
  [401, false],
])("a %i answer is worth a second try: %s", (status, expected) => {
  expect(isTransient(new ApiProblem(problemOf(status, null)))).toBe(expected);
});
