import type { Actor } from "../access/index.ts";
import type { Deps } from "../deps.ts";
import { unavailable } from "../errors/problems.ts";
import type { LiveChange } from "../http/live-hub.ts";
import { isSessionStillLive } from "./session-still-live.ts";

export interface LineTimes {
  heartbeatMs: number;
  recheckMs: number;
}

const TIMES: LineTimes = { heartbeatMs: 25_000, recheckMs: 60_000 };
// Beyond that the screen does not read: it is cut, reconnects and asks for everything again.
const MOST_UNREAD_BYTES = 64_000;

const encoder = new TextEncoder();

/**
 * The live line of one screen, as server-sent events: `event: <topic>`, `data: {"topic","id"}`. A heartbeat keeps proxies
 * from cutting it; it ends with the session, with the membership, with the server, or when nobody reads.
 */
export function openLine(deps: Deps, actor: Actor, times: LineTimes = TIMES): ReadableStream<Uint8Array> {
  let end = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const write = (text: string) => {
          if ((controller.desiredSize ?? 0) <= 0) end();
          else controller.enqueue(encoder.encode(text));
        };
        const hear = (change: LiveChange) => {
          if (change.userId === undefined || change.userId === actor.userId)
            write(
              `event: ${change.topic}\ndata: ${JSON.stringify({ topic: change.topic, ...(change.id ? { id: change.id } : {}) })}\n\n`,
            );
        };
        const leave = deps.live.listen(actor.cptsId, { hear, onEnd: () => end(), userId: actor.userId });
        if (!leave)
          throw unavailable(
            "live.full",
            "Les nouvelles en direct sont momentanément indisponibles ; la page se met à jour moins souvent.",
            60,
          );
        const heartbeat = setInterval(() => write(": on écoute\n\n"), times.heartbeatMs);
        const recheck = setInterval(() => {
          isSessionStillLive(deps, { id: actor.sessionId, userId: actor.userId, cptsId: actor.cptsId }).then(
            (live) => live || end(),
            () => {},
          );
        }, times.recheckMs);
        end = () => {
          clearInterval(heartbeat);
          clearInterval(recheck);
          leave();
          end = () => {};
          controller.close();
        };
        write("retry: 3000\n: bonjour\n\n");
      },
      cancel: () => {
        // The screen is gone; closing an already cancelled stream is refused, which changes nothing.
        try {
          end();
        } catch {}
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_UNREAD_BYTES }),
  );
}
