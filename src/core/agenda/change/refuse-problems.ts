import { Problem } from "../../../platform/errors/problems.ts";
import type { Problem as FieldProblem } from "../generate/check-template.ts";

/** 422 with every field that the generator's checks refuse. */
export function refuseProblems(problems: readonly FieldProblem[], under: string): void {
  const [first] = problems;
  if (!first) return;
  throw new Problem("invalid", "request.invalid", first.why, {
    fields: problems.map(({ field, why }) => ({ field: `${under}.${field}`, message: why })),
  });
}
