import { hc } from "hono/client";
import { apiFetch } from "../../../../design/index.ts";
import type {
  RulesBook,
  RulesDraftInput,
  RulesPreview,
  Settings,
  StandstillGroups,
  StandstillPage,
} from "../../contract.ts";
import type { FamilyDoctorRoutes } from "../../index.ts";

const mission = hc<FamilyDoctorRoutes>("/", { fetch: apiFetch }).api.c[":cpts"]["family-doctor"];
const of = (cpts: string) => ({ param: { cpts } });

/** Calls of the coordination: what stands still, rules of priority, settings; each throws an ApiProblem when refused. */
export const steerClient = {
  standstills: async (
    cpts: string,
    query: { code?: string; after?: string; limit?: string },
  ): Promise<StandstillPage> =>
    (await mission.standstills.$get({ ...of(cpts), query: query as object })).json(),
  standstillGroups: async (cpts: string): Promise<StandstillGroups["groups"]> =>
    (await (await mission.standstills.groups.$get(of(cpts))).json()).groups,
  rules: async (cpts: string): Promise<RulesBook> => (await mission.rules.$get(of(cpts))).json(),
  saveDraft: async (cpts: string, json: RulesDraftInput): Promise<RulesBook> =>
    (await mission.rules.draft.$put({ ...of(cpts), json })).json(),
  preview: async (cpts: string): Promise<RulesPreview> =>
    (await mission.rules.draft.preview.$get(of(cpts))).json(),
  publish: async (cpts: string, readAt: string, key: string): Promise<RulesBook> =>
    (
      await mission.rules.draft.publish.$post(
        { ...of(cpts), json: { readAt } },
        { headers: { "Idempotency-Key": key } },
      )
    ).json(),
  discard: async (cpts: string): Promise<RulesBook> => (await mission.rules.draft.$delete(of(cpts))).json(),
  settings: async (cpts: string): Promise<Settings> => (await mission.settings.$get(of(cpts))).json(),
  saveSettings: async (cpts: string, json: Settings): Promise<Settings> =>
    (await mission.settings.$put({ ...of(cpts), json })).json(),
};
