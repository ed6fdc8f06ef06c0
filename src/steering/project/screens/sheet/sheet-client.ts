import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { hc } from "hono/client";
import { apiFetch } from "../../../../design/index.ts";
import type { ProjectRoutes } from "../../index.ts";
import type { CatalogueFigure, Links, Objective, StartingSheet } from "../../sheet/link-contract.ts";
import type {
  NewSheetInput,
  Sheet,
  SheetInput,
  SheetList,
  SheetState,
  SheetVersion,
  StepsInput,
  WholeVersion,
} from "../../sheet/sheet-contract.ts";

const project = hc<ProjectRoutes>("/", { fetch: apiFetch }).api.c[":cpts"].project;
const sheets = project.sheets;
const one = sheets[":id"];
const at = (cpts: string, id: string) => ({ param: { cpts, id } });
const once = (key: string) => ({ headers: { "Idempotency-Key": key } });

/** Calls on action sheets; each throws an ApiProblem when it is refused. */
export const sheetClient = {
  list: async (cpts: string, archived: boolean): Promise<SheetList> =>
    (await sheets.$get({ param: { cpts }, query: { archived: archived ? "true" : "false" } })).json(),
  read: async (cpts: string, id: string): Promise<Sheet> => (await one.$get(at(cpts, id))).json(),
  create: async (cpts: string, json: NewSheetInput, key: string): Promise<Sheet> =>
    (await sheets.$post({ param: { cpts }, json }, once(key))).json(),
  save: async (cpts: string, id: string, json: SheetInput): Promise<Sheet> =>
    (await one.$put({ ...at(cpts, id), json })).json(),
  saveSteps: async (cpts: string, id: string, json: StepsInput): Promise<Sheet> =>
    (await one.steps.$put({ ...at(cpts, id), json })).json(),
  move: async (cpts: string, id: string, revision: number, state: SheetState): Promise<Sheet> =>
    (await one.state.$post({ ...at(cpts, id), json: { revision, state } })).json(),
  duplicate: async (cpts: string, id: string, key: string): Promise<Sheet> =>
    (await one.duplicate.$post(at(cpts, id), once(key))).json(),
  archive: async (cpts: string, id: string): Promise<Sheet> => (await one.archive.$post(at(cpts, id))).json(),
  restore: async (cpts: string, id: string): Promise<Sheet> => (await one.restore.$post(at(cpts, id))).json(),
  versions: async (cpts: string, id: string): Promise<{ items: SheetVersion[] }> =>
    (await one.versions.$get(at(cpts, id))).json(),
  version: async (cpts: string, id: string, revision: number): Promise<WholeVersion> =>
    (
      await one.versions[":revision"].$get({ param: { cpts, id, revision: String(revision) } as never })
    ).json(),
  links: async (cpts: string): Promise<Links> => (await project.links.$get({ param: { cpts } })).json(),
  catalogue: async (cpts: string): Promise<{ items: CatalogueFigure[] }> =>
    (await project["sheet-indicators"].$get({ param: { cpts } })).json(),
  library: async (cpts: string): Promise<{ items: StartingSheet[] }> =>
    (await project["sheet-library"].$get({ param: { cpts } })).json(),
  addObjective: async (cpts: string, missionCode: string, label: string, key: string): Promise<Objective> =>
    (await project.objectives.$post({ param: { cpts }, json: { missionCode, label } }, once(key))).json(),
  renameObjective: async (cpts: string, id: string, revision: number, label: string): Promise<Objective> =>
    (await project.objectives[":id"].$put({ ...at(cpts, id), json: { revision, label } })).json(),
  removeObjective: async (cpts: string, id: string): Promise<void> => {
    await project.objectives[":id"].$delete(at(cpts, id));
  },
};

export const sheetKeys = {
  all: (cpts: string) => ["project-sheets", cpts] as const,
  list: (cpts: string, archived: boolean) => [...sheetKeys.all(cpts), "list", archived] as const,
  one: (cpts: string, id: string) => [...sheetKeys.all(cpts), "one", id] as const,
};

export const sheetListQuery = (cpts: string, archived = false) =>
  queryOptions({
    queryKey: sheetKeys.list(cpts, archived),
    queryFn: () => sheetClient.list(cpts, archived),
    enabled: cpts !== "",
  });
export const linksQuery = (cpts: string) =>
  queryOptions({
    queryKey: [...sheetKeys.all(cpts), "links"],
    queryFn: () => sheetClient.links(cpts),
    enabled: cpts !== "",
  });

export const catalogueQuery = (cpts: string) =>
  queryOptions({
    queryKey: ["project-sheet-indicators", cpts],
    queryFn: () => sheetClient.catalogue(cpts),
    enabled: cpts !== "",
  });

export const refreshSheets = (queries: QueryClient, cpts: string): Promise<void> =>
  queries.invalidateQueries({ queryKey: sheetKeys.all(cpts) });
