import { api } from "../../design/api.ts";
import { type Waiting, type WaitingAnswers, waitingOf } from "./waiting-lines.ts";

/** Asks each mission what waits; one that does not answer is left out, and says it on its own page. */
export async function readWaiting(slug: string): Promise<Waiting[]> {
  const base = `/api/c/${slug}`;
  const ask = <T>(path: string): Promise<T | undefined> =>
    api.get<T>(`${base}/${path}`).catch(() => undefined);
  const [unanswered, glass, joins, standstills, clock] = await Promise.all([
    ask<NonNullable<WaitingAnswers["unanswered"]>>("unscheduled-care/returns/unanswered"),
    ask<NonNullable<WaitingAnswers["glass"]>>("break-glass?toReview=1&limit=50"),
    ask<NonNullable<WaitingAnswers["joins"]>>("join-requests"),
    ask<NonNullable<WaitingAnswers["standstills"]>>("family-doctor/standstills?limit=1"),
    ask<NonNullable<WaitingAnswers["clock"]>>("project/clock"),
  ]);
  return waitingOf({
    ...(unanswered && { unanswered }),
    ...(glass && { glass }),
    ...(joins && { joins }),
    ...(standstills && { standstills }),
    ...(clock && { clock }),
  });
}
