import { queryOptions } from "@tanstack/react-query";
import { hc } from "hono/client";
import { apiFetch } from "../../../../design/index.ts";
import type { DoctorSlots, Request } from "../../contract.ts";
import type { FamilyDoctorRoutes } from "../../index.ts";
import { doctorKeys } from "./doctor-queries.ts";

const one = hc<FamilyDoctorRoutes>("/", { fetch: apiFetch }).api.c[":cpts"]["family-doctor"].requests[":id"];
const at = (cpts: string, id: string) => ({ param: { cpts, id } });
const once = (key: string) => ({ headers: { "Idempotency-Key": key } });

/** The first appointment on a place of the doctor's agenda. */
export const appointmentClient = {
  hold: async (cpts: string, id: string, slotId: string, key: string): Promise<Request> =>
    (await one.hold.$post({ ...at(cpts, id), json: { slotId } }, once(key))).json(),
  release: async (cpts: string, id: string): Promise<Request> =>
    (await one.hold.$delete(at(cpts, id))).json(),
  book: async (cpts: string, id: string, key: string): Promise<Request> =>
    (await one.booking.$post(at(cpts, id), once(key))).json(),
};

/** Places go while one looks: asked again each time they are shown. */
export const slotsQuery = (cpts: string, id: string, from: string | undefined) =>
  queryOptions({
    queryKey: [...doctorKeys.request(cpts, id), "slots", from ?? "today"],
    queryFn: async (): Promise<DoctorSlots> =>
      (await one.slots.$get({ ...at(cpts, id), query: from ? { from } : {} })).json(),
    staleTime: 0,
  });
