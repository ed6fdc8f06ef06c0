import { useQuery } from "@tanstack/react-query";
import { hc } from "hono/client";
import { apiFetch, sessionQuery } from "../../../design/index.ts";
import type { ChangeInput, NewValueInput, ShownValue } from "../contract.ts";
import type { ReferenceRoutes } from "../index.ts";

export type { ShownValue };

const client = hc<typeof ReferenceRoutes>("/", { fetch: apiFetch }).api.reference;

/** Calls of the reference's screens; each throws an ApiProblem when it is refused. */
export const referenceClient = {
  sets: async () => (await client.sets.$get()).json(),
  history: async (set: string) => (await client.sets[":set"].history.$get({ param: { set } })).json(),
  add: async (set: string, json: NewValueInput) =>
    (await client.sets[":set"].values.$post({ param: { set }, json })).json(),
  change: async (set: string, code: string, json: ChangeInput) =>
    (await client.sets[":set"].values[":code"].$put({ param: { set, code }, json })).json(),
};

/** Whether this person runs the installation: who may edit. The server decides again at each write. */
export const useIsAdministrator = (): boolean => {
  const session = useQuery(sessionQuery).data as { isAdministrator?: boolean } | undefined;
  return session?.isAdministrator === true;
};
