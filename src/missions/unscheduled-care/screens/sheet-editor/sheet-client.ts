import { hc } from "hono/client";
import { apiFetch } from "../../../../design/index.ts";
import type { Sheet, SheetDraft, SheetVersion } from "../../contract.ts";
import type { UnscheduledCareRoutes } from "../../index.ts";

const care = hc<UnscheduledCareRoutes>("/", { fetch: apiFetch }).api.c[":cpts"]["unscheduled-care"];
const draft = care["sheet-draft"];

export type SheetContent = Sheet["content"];

export const sheetClient = {
  draft: async (cpts: string): Promise<SheetDraft> =>
    (await draft.$get({ param: { cpts } })).json() as Promise<SheetDraft>,
  save: async (cpts: string, content: SheetContent, readAt: string | null): Promise<SheetDraft> =>
    (await draft.$put({ param: { cpts }, json: { content, readAt } })).json() as Promise<SheetDraft>,
  discard: async (cpts: string): Promise<void> => {
    await draft.$delete({ param: { cpts } });
  },
  publish: async (cpts: string): Promise<Sheet> =>
    (await draft.publish.$post({ param: { cpts } })).json() as Promise<Sheet>,
  versions: async (cpts: string): Promise<{ items: SheetVersion[] }> =>
    (await care.sheets.$get({ param: { cpts } })).json(),
};
