import { hc } from "hono/client";
import { apiFetch } from "../../../../design/index.ts";
import type { FamilyDoctorRoutes } from "../../index.ts";
import type {
  ColumnsInput,
  DeclarationInput,
  ListLine,
  Outcome,
  PatientList,
  TakeInput,
} from "../../list/list-contract.ts";

export type { ColumnsInput, DeclarationInput, ListLine, Outcome, PatientList, TakeInput };

const lists = hc<FamilyDoctorRoutes>("/", { fetch: apiFetch }).api.c[":cpts"]["family-doctor"].lists;
const at = (cpts: string, id: string) => ({ param: { cpts, id } });

/** Calls of the screens of lists; each throws an ApiProblem when it is refused. */
export const listClient = {
  all: async (cpts: string, after?: string) =>
    (await lists.$get({ param: { cpts }, query: { limit: "20", ...(after ? { after } : {}) } })).json(),
  one: async (cpts: string, id: string): Promise<PatientList> =>
    (await lists[":id"].$get(at(cpts, id))).json(),
  send: async (cpts: string, file: File): Promise<PatientList> =>
    (
      await apiFetch(
        `/api/c/${cpts}/family-doctor/lists?name=${encodeURIComponent(file.name.slice(0, 255))}`,
        {
          method: "POST",
          headers: { "Content-Type": "application/octet-stream" },
          body: file,
        },
      )
    ).json(),
  columns: async (cpts: string, id: string, json: ColumnsInput): Promise<PatientList> =>
    (await lists[":id"].columns.$put({ ...at(cpts, id), json })).json(),
  lines: async (cpts: string, id: string, outcome: Outcome, after?: string) =>
    (
      await lists[":id"].lines.$get({
        ...at(cpts, id),
        query: { outcome, limit: "50", ...(after ? { after } : {}) },
      })
    ).json(),
  choose: async (cpts: string, id: string, json: TakeInput) =>
    (await lists[":id"].choices.$put({ ...at(cpts, id), json })).json(),
  apply: async (cpts: string, id: string, json: DeclarationInput): Promise<PatientList> =>
    (await lists[":id"].apply.$post({ ...at(cpts, id), json })).json(),
  undo: async (cpts: string, id: string): Promise<PatientList> =>
    (await lists[":id"].undo.$post(at(cpts, id))).json(),
  forget: async (cpts: string, id: string): Promise<PatientList> =>
    (await lists[":id"].forget.$post(at(cpts, id))).json(),
};

export const rejectedHref = (cpts: string, id: string): string =>
  `/api/c/${cpts}/family-doctor/lists/${id}/rejected.csv`;
