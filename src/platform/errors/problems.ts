/** What a use case refuses, in one vocabulary. The message is French, for the person; it says what to do next. */
export type ProblemKind =
  | "notFound"
  | "conflict"
  | "forbidden"
  | "invalid"
  | "tooMany"
  | "unavailable"
  | "unauthenticated";

const STATUS: Record<ProblemKind, number> = {
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  invalid: 422,
  tooMany: 429,
  unavailable: 503,
};

export interface FieldProblem {
  /** Path of the field in the body or the query: `patient.birthOn`. */
  field: string;
  message: string;
}

/** Thrown by use cases, answered as problem+json (RFC 9457). `code` is stable: `slice.reason`. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly code: string;
  readonly fields: FieldProblem[];
  readonly retryAfterSeconds: number | undefined;
  /** Of a conflict: what is there now, as its own GET answers it, so that nobody is made to guess what the other wrote. */
  readonly current: unknown;

  constructor(
    kind: ProblemKind,
    code: string,
    message: string,
    more: { fields?: FieldProblem[]; retryAfterSeconds?: number; current?: unknown } = {},
  ) {
    super(message);
    this.name = "Problem";
    this.kind = kind;
    this.code = code;
    this.fields = more.fields ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds;
    this.current = more.current;
  }

  get status(): number {
    return STATUS[this.kind];
  }
}

export const notFound = (code: string, message = "Introuvable, ou vous n'y avez pas accès."): Problem =>
  new Problem("notFound", code, message);
/** `current`: what is there now, for whoever may read it: only after the right to it was checked. */
export const conflict = (code: string, message: string, current?: unknown): Problem =>
  new Problem("conflict", code, message, { current });
export const forbidden = (code: string, message: string): Problem => new Problem("forbidden", code, message);
export const invalid = (field: string, message: string, code = "request.invalid"): Problem =>
  new Problem("invalid", code, message, { fields: [{ field, message }] });
export const tooMany = (code: string, message: string, retryAfterSeconds: number): Problem =>
  new Problem("tooMany", code, message, { retryAfterSeconds });
export const unavailable = (code: string, message: string, retryAfterSeconds = 5): Problem =>
  new Problem("unavailable", code, message, { retryAfterSeconds });
export const unauthenticated = (message = "Connectez-vous pour continuer."): Problem =>
  new Problem("unauthenticated", "identity.sign-in-required", message);
