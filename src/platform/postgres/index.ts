export type { LocalPostgres } from "./describe-server.ts";
export { removeLocalPostgres } from "./remove-local-postgres.ts";
export { type LocalPostgresOptions, startLocalPostgres } from "./start-local-postgres.ts";
export { StartupProblem, type StartupProblemCode } from "./startup-problem.ts";
