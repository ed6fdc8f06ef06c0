import { hc } from "hono/client";
import type { AgendaRoutes } from "../../../../core/agenda/index.ts";
import { apiFetch } from "../../../../design/index.ts";
import type { ReturnInput } from "../../contract.ts";
import type { UnscheduledCareRoutes } from "../../index.ts";

const agenda = hc<typeof AgendaRoutes>("/", { fetch: apiFetch }).api.c[":cpts"].agenda;
const care = hc<UnscheduledCareRoutes>("/", { fetch: apiFetch }).api.c[":cpts"]["unscheduled-care"];
const sentOnce = () => ({ headers: { "Idempotency-Key": crypto.randomUUID() } });

export type Mark = "arrived" | "seen" | "noshow" | "undo";

/** Calls of the day's screen; each throws an ApiProblem when it is refused. */
export const dayClient = {
  mine: async (cpts: string) => (await agenda.mine.$get({ param: { cpts } })).json(),
  day: async (cpts: string, professional: string, on: string) =>
    (await agenda.day.$get({ param: { cpts }, query: { professional, on } })).json(),
  mark: async (cpts: string, id: string, mark: Mark, version: number) =>
    (
      await agenda.bookings[":id"][":mark"].$post(
        { param: { cpts, id, mark }, json: { version } },
        sentOnce(),
      )
    ).json(),
  cancel: async (cpts: string, id: string, version: number, reason: string) =>
    (
      await agenda.bookings[":id"].cancel.$post(
        { param: { cpts, id }, json: { version, reason } },
        sentOnce(),
      )
    ).json(),
  awaited: async (cpts: string) => (await care.returns.awaited.$get({ param: { cpts } })).json(),
  writeReturn: async (cpts: string, id: string, input: ReturnInput) =>
    (await care.bookings[":id"].return.$post({ param: { cpts, id }, json: input }, sentOnce())).json(),
};
