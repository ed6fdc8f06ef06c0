import { hc } from "hono/client";
import { apiFetch } from "../../../../design/index.ts";
import type { Campaign, CampaignFilter, CampaignPage, CampaignPreview } from "../../contract.ts";
import type { FamilyDoctorRoutes } from "../../index.ts";

const mission = hc<FamilyDoctorRoutes>("/", { fetch: apiFetch }).api.c[":cpts"]["family-doctor"];
const once = (key: string) => ({ headers: { "Idempotency-Key": key } });

/** Calls of the letters; each throws an ApiProblem when it is refused. */
export const campaignClient = {
  list: async (cpts: string): Promise<CampaignPage> =>
    (await mission.campaigns.$get({ param: { cpts }, query: {} as never })).json(),
  preview: async (cpts: string, json: CampaignFilter): Promise<CampaignPreview> =>
    (await mission.campaigns.preview.$post({ param: { cpts }, json })).json(),
  prepare: async (cpts: string, label: string, filter: CampaignFilter, key: string): Promise<Campaign> =>
    (await mission.campaigns.$post({ param: { cpts }, json: { label, filter } }, once(key))).json(),
  posted: async (cpts: string, id: string, key: string): Promise<Campaign> =>
    (await mission.campaigns[":id"].posted.$post({ param: { cpts, id } }, once(key))).json(),
};

export const campaignsKey = (cpts: string) => ["family-doctor", cpts, "campaigns"];

export const filePath = (cpts: string, id: string, part: number, format: string): string =>
  `/api/c/${cpts}/family-doctor/campaigns/${id}/files/${part}/${format}`;
