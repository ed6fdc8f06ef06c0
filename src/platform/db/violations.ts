interface DatabaseError {
  code: string;
  constraint?: string;
}

const asDatabaseError = (error: unknown): DatabaseError | undefined =>
  typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? (error as DatabaseError)
    : undefined;

/** Whether the database refused a row by this named constraint (unique, exclusion, check or foreign key). */
export const violates = (error: unknown, constraint: string): boolean =>
  asDatabaseError(error)?.constraint === constraint;

/** Unique (23505) or exclusion (23P01): somebody else was there first. */
export const isCollision = (error: unknown): boolean => {
  const code = asDatabaseError(error)?.code;
  return code === "23505" || code === "23P01";
};

/** Serialisation failure or deadlock: nothing was written, the same transaction may be run again. */
export const isRetryable = (error: unknown): boolean => {
  const code = asDatabaseError(error)?.code;
  return code === "40001" || code === "40P01";
};

/** The server of the database is gone, starting or full: the caller may try again later. */
export const isUnavailable = (error: unknown): boolean => {
  const code = asDatabaseError(error)?.code ?? "";
  return (
    /^(57P0[1-3]|53300|08|ECONN|EPIPE|ETIMEDOUT)/.test(code) ||
    /timeout exceeded when trying to connect|Connection terminated/.test(String(error))
  );
};

/** A text that PostgreSQL cannot keep: a NUL, or half of a character. */
export const isUnkeepableText = (error: unknown): boolean =>
  /^(22021|22P05)$/.test(asDatabaseError(error)?.code ?? "");
