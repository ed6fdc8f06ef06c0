/** An error in a few words for a column: the name and code of a database error (its text repeats values), else name and message. */
export function explainBriefly(error: unknown): string {
  if (!(error instanceof Error)) return "unknown error";
  const { code, constraint } = error as Error & { code?: unknown; constraint?: unknown };
  if (typeof code === "string" && code.length === 5)
    return `database ${code}${typeof constraint === "string" ? ` ${constraint}` : ""}`;
  return `${error.name}: ${error.message}`.slice(0, 400);
}
