import { unavailable } from "../errors/problems.ts";

/* Sheets, pictures and documents: each may take 500 MB and a core. */
const AT_ONCE = 2;
const MOST_WAITING = 20;

/**
 * A door through which so many pass at once, the others waiting in their order. Work inside must not pass the same door again.
 * @throws Problem `server.busy` for who comes when so many wait already
 */
export function openTurns(atOnce: number, mostWaiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= atOnce) {
      if (waiting.length >= mostWaiting)
        throw unavailable(
          "server.busy",
          "Beaucoup de fichiers sont en cours de traitement. Réessayez dans une minute : rien n'est perdu.",
          60,
        );
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      // The place goes to who waits first: it is never free in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

/** The one door of this process for heavy work on files. */
export const takeTurn = openTurns(AT_ONCE, MOST_WAITING);
