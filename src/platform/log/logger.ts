import pino from "pino";

export type Logger = pino.Logger;

/**
 * Structured logs on standard error. Personal data never goes in: callers log ids, codes, counts and durations;
 * what could carry more is cut here too.
 */
export const openLogger = (level: string): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          "password",
          "token",
          "cookie",
          "authorization",
          "email",
          "phone",
          "patient",
          "*.email",
          "*.phone",
          "*.token",
          "*.patient",
        ],
        censor: "[caché]",
      },
      serializers: { err: (error: Error & { code?: string; constraint?: string }) => safeError(error) },
    },
    pino.destination({ dest: 2, sync: false, minLength: 0 }),
  );

// A database error repeats the values of the row in `detail`: only its name, code and place are kept.
function safeError(error: Error & { code?: string; constraint?: string }): object {
  const isDatabase = typeof error.code === "string" && error.code.length === 5;
  return {
    name: error.name,
    code: error.code,
    constraint: error.constraint,
    message: isDatabase ? undefined : error.message,
    stack: isDatabase ? undefined : error.stack,
  };
}
