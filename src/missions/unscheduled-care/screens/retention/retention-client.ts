import { hc } from "hono/client";
import type { Retention, RetentionInput } from "../../../../core/reference/index.ts";
import { apiFetch } from "../../../../design/index.ts";
import type { UnscheduledCareRoutes } from "../../index.ts";

const { retention } = hc<UnscheduledCareRoutes>("/", { fetch: apiFetch }).api.c[":cpts"]["unscheduled-care"];

export const retentionClient = {
  /** With `months`, what that delay would erase the next night. */
  read: async (cpts: string, months?: number): Promise<Retention> =>
    (await retention.$get({ param: { cpts }, query: months === undefined ? {} : { months } })).json(),
  set: async (cpts: string, json: RetentionInput): Promise<Retention> =>
    (await retention.$put({ param: { cpts }, json })).json(),
};
