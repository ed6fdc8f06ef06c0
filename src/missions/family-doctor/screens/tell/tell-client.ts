import { queryOptions } from "@tanstack/react-query";
import { hc } from "hono/client";
import { apiFetch } from "../../../../design/index.ts";
import type { ToTell } from "../../contract.ts";
import type { FamilyDoctorRoutes } from "../../index.ts";
import { doctorKeys } from "../client/doctor-queries.ts";

const list = hc<FamilyDoctorRoutes>("/", { fetch: apiFetch }).api.c[":cpts"]["family-doctor"]["to-tell"];

export const toTellQuery = (cpts: string) =>
  queryOptions({
    queryKey: [...doctorKeys.all(cpts), "to-tell"],
    queryFn: async (): Promise<ToTell> => (await list.$get({ param: { cpts } })).json(),
    enabled: cpts !== "",
  });
