import { checkAssignment } from "../audit/check-assignment.ts";
import { nameAssignment } from "../instance/name-assignment.ts";
import { type MatchingInstance, packInstance } from "../instance/packed-instance.ts";
import { solveMatching } from "../solve/solve-matching.ts";

/** Solves an instance as written, and counts the answer again with the checker. */
export function solveInstance(instance: MatchingInstance, seed = 1) {
  const packed = packInstance(instance);
  const { doctorOf, placePrice } = solveMatching(packed, { seed });
  const { assignment: pairs } = nameAssignment(packed, doctorOf);
  const { ok, problems, served, ...terms } = checkAssignment(instance, pairs);
  if (!ok) throw new Error(problems.join("\n"));
  return { packed, pairs, served, terms, placePrice };
}
