/** What can keep the local database from starting; stable, for logs and tests. */
export type StartupProblemCode =
  | "data-unwritable"
  | "data-version"
  | "data-in-use"
  | "data-copied"
  | "data-lost"
  | "no-binaries"
  | "no-user"
  | "no-memory"
  | "disk-full"
  | "port-taken"
  | "postgres-failed";

/**
 * A start that the person at the keyboard can repair. `message` is French, complete, and says what to do:
 * print it alone, without a stack, and exit with a code other than 0.
 */
export class StartupProblem extends Error {
  readonly code: StartupProblemCode;

  constructor(code: StartupProblemCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "StartupProblem";
    this.code = code;
  }
}
