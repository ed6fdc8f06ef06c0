import { hc } from "hono/client";
import { apiFetch } from "../../../../design/index.ts";
import type { FamilyDoctorRoutes } from "../../index.ts";
import type { OfferTable } from "../../offer/offer-contract.ts";
import type { Adopted, Run, RunEdit, RunLinePage, RunPage } from "../../run/run-contract.ts";

const mission = hc<FamilyDoctorRoutes>("/", { fetch: apiFetch }).api.c[":cpts"]["family-doctor"];
const { runs } = mission;
const one = runs[":id"];
const at = (cpts: string, id: string) => ({ param: { cpts, id } });
const once = (key: string) => ({ headers: { "Idempotency-Key": key } });

export type RunKind = Run["kind"];
export type Shown = "all" | "served" | "unserved";

/** Calls on the matching of the whole register; each throws an ApiProblem when it is refused. */
export const runClient = {
  ask: async (
    cpts: string,
    json: { kind: RunKind; label?: string; edits?: RunEdit[] },
    key: string,
  ): Promise<Run> => (await runs.$post({ param: { cpts }, json: json as never }, once(key))).json(),
  list: async (cpts: string, kind: RunKind, limit: number): Promise<RunPage> =>
    (await runs.$get({ param: { cpts }, query: { kind, limit: String(limit) } as object })).json(),
  read: async (cpts: string, id: string): Promise<Run> => (await one.$get(at(cpts, id))).json(),
  lines: async (cpts: string, id: string, show: Shown, after: string | null): Promise<RunLinePage> =>
    (
      await one.lines.$get({
        ...at(cpts, id),
        query: { show, limit: "20", ...(after ? { after } : {}) } as object,
      })
    ).json(),
  /** Those of whom something may be imagined. */
  volunteers: async (cpts: string): Promise<OfferTable["offers"]> =>
    (await (await mission["offer-table"].$get({ param: { cpts } })).json()).offers,
  undo: async (cpts: string, id: string, key: string): Promise<Run> =>
    (await one.undo.$post(at(cpts, id), once(key))).json(),
  /** null: all. */
  adopt: async (cpts: string, id: string, requestIds: string[] | null, key: string): Promise<Adopted> =>
    (await one.adopt.$post({ ...at(cpts, id), json: { requestIds } }, once(key))).json(),
};
