import { hc } from "hono/client";
import { apiFetch } from "../../../design/index.ts";
import type { AgendaChange, ChangeInput } from "../contract.ts";
import type { AgendaRoutes } from "../index.ts";
import type { ScheduleInput } from "../schedule/schedule-contract.ts";

const client = hc<typeof AgendaRoutes>("/", { fetch: apiFetch }).api.c[":cpts"].agenda;
const sentOnce = (key: string) => ({ headers: { "Idempotency-Key": key } });

/** Calls of the agenda's screens; each throws an ApiProblem when it is refused. */
export const agendaClient = {
  mine: async (cpts: string) => (await client.mine.$get({ param: { cpts } })).json(),
  read: async (cpts: string, professionalId: string) =>
    (await client.professionals[":professionalId"].$get({ param: { cpts, professionalId } })).json(),
  week: async (cpts: string, professionalId: string, monday: string) =>
    (
      await client.professionals[":professionalId"].week.$get({
        param: { cpts, professionalId },
        query: { monday },
      })
    ).json(),
  setSchedule: async (cpts: string, practiceId: string, input: ScheduleInput & { onBehalf: boolean }) =>
    (
      await client.practices[":practiceId"].schedule.$put({ param: { cpts, practiceId }, json: input })
    ).json(),
  foresee: async (cpts: string, professionalId: string, change: AgendaChange, onBehalf: boolean) =>
    (
      await client.professionals[":professionalId"].changes.preview.$post({
        param: { cpts, professionalId },
        json: { change, onBehalf },
      })
    ).json(),
  make: async (cpts: string, professionalId: string, input: ChangeInput, key: string) =>
    (
      await client.professionals[":professionalId"].changes.$post(
        { param: { cpts, professionalId }, json: input },
        sentOnce(key),
      )
    ).json(),
  changes: async (cpts: string, professionalId: string) =>
    (
      await client.professionals[":professionalId"].changes.$get({
        param: { cpts, professionalId },
        query: { limit: "8" },
      })
    ).json(),
  foreseeUndo: async (cpts: string, changeId: string, onBehalf: boolean) =>
    (
      await client.changes[":id"].undo.preview.$post({ param: { cpts, id: changeId }, json: { onBehalf } })
    ).json(),
  undo: async (cpts: string, changeId: string, onBehalf: boolean) =>
    (await client.changes[":id"].undo.$post({ param: { cpts, id: changeId }, json: { onBehalf } })).json(),
  feeds: async (cpts: string, professionalId: string) =>
    (await client.professionals[":professionalId"].feeds.$get({ param: { cpts, professionalId } })).json(),
  makeFeed: async (cpts: string, professionalId: string) =>
    (await client.professionals[":professionalId"].feeds.$post({ param: { cpts, professionalId } })).json(),
  revokeFeed: (cpts: string, id: string) => client.feeds[":id"].$delete({ param: { cpts, id } }),
};
