export { checkAssignment } from "./audit/check-assignment.ts";
export { nameAssignment } from "./instance/name-assignment.ts";
export { packInstance } from "./instance/packed-instance.ts";
export { parseInstance } from "./instance/parse-instance.ts";
export { solveMatching } from "./solve/solve-matching.ts";
