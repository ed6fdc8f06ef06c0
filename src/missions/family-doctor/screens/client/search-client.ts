import { hc } from "hono/client";
import { apiFetch } from "../../../../design/index.ts";
import type {
  AppointmentInput,
  AttemptInput,
  BoardCounts,
  CloseInput,
  ExclusionInput,
  FollowCodeGiven,
  FollowCodeInput,
  Request,
  RequestCorrection,
  RequestDeclaration,
  RequestLine,
  Story,
  ToldInput,
  WeightInput,
} from "../../contract.ts";
import type { FamilyDoctorRoutes } from "../../index.ts";

const requests = hc<FamilyDoctorRoutes>("/", { fetch: apiFetch }).api.c[":cpts"]["family-doctor"].requests;
const one = requests[":id"];
const at = (cpts: string, id: string) => ({ param: { cpts, id } });
/** The same key for the same intent: a second try of a lost answer acts once. */
const once = (key: string) => ({ headers: { "Idempotency-Key": key } });

export type ListQuery = Partial<
  Record<"view" | "status" | "commune" | "ageBand" | "band" | "after" | "limit", string>
>;
export type RequestPage = { items: RequestLine[]; next: string | null };
/** What a declaration says; what is absent takes the contract's default. */
export type Declaration = Pick<RequestDeclaration, "patientId" | "agreedHow" | "carer"> & {
  id: string;
  situation: RequestDeclaration["situation"];
};

/** Calls on requests and their steps; each throws an ApiProblem when it is refused. */
export const searchClient = {
  list: async (cpts: string, query: ListQuery): Promise<RequestPage> =>
    (await requests.$get({ param: { cpts }, query: query as object })).json(),
  search: async (cpts: string, text: string, { limit, ...rest }: ListQuery): Promise<RequestPage> =>
    (
      await requests.search.$post({
        param: { cpts },
        json: { text, ...(rest as object), ...(limit ? { limit: Number(limit) } : {}) },
      })
    ).json(),
  count: async (cpts: string, text: string, narrowed: ListQuery): Promise<BoardCounts> =>
    (await requests.count.$post({ param: { cpts }, json: { text, ...(narrowed as object) } })).json(),
  declare: async (cpts: string, json: Declaration, key: string): Promise<Request> =>
    (await requests.$post({ param: { cpts }, json: { ...json, agreed: true } }, once(key))).json(),
  read: async (cpts: string, id: string): Promise<Request> => (await one.$get(at(cpts, id))).json(),
  story: async (cpts: string, id: string): Promise<Story> => (await one.story.$get(at(cpts, id))).json(),
  correct: async (cpts: string, id: string, json: RequestCorrection): Promise<Request> =>
    (await one.$patch({ ...at(cpts, id), json })).json(),
  check: async (cpts: string, id: string, key: string): Promise<Request> =>
    (await one.check.$post(at(cpts, id), once(key))).json(),
  overrule: async (cpts: string, id: string, json: WeightInput): Promise<Request> =>
    (await one.weight.$put({ ...at(cpts, id), json })).json(),
  restoreWeight: async (cpts: string, id: string): Promise<Request> =>
    (await one.weight.$delete(at(cpts, id))).json(),
  tell: async (cpts: string, id: string, json: ToldInput, key: string): Promise<Request> =>
    (await one.told.$post({ ...at(cpts, id), json }, once(key))).json(),
  attempt: async (
    cpts: string,
    id: string,
    json: Omit<AttemptInput, "closing"> & { closing?: boolean },
    key: string,
  ): Promise<Request> => (await one.attempts.$post({ ...at(cpts, id), json }, once(key))).json(),
  stillHolds: async (cpts: string, id: string, key: string): Promise<Request> =>
    (await one["still-holds"].$post(at(cpts, id), once(key))).json(),
  appoint: async (
    cpts: string,
    id: string,
    json: Pick<AppointmentInput, "on">,
    key: string,
  ): Promise<Request> => (await one.appointment.$post({ ...at(cpts, id), json }, once(key))).json(),
  declared: async (cpts: string, id: string, on: string, key: string): Promise<Request> =>
    (await one.declared.$post({ ...at(cpts, id), json: { on } }, once(key))).json(),
  close: async (cpts: string, id: string, json: CloseInput, key: string): Promise<Request> =>
    (await one.close.$post({ ...at(cpts, id), json }, once(key))).json(),
  giveCode: async (cpts: string, id: string, json: FollowCodeInput): Promise<FollowCodeGiven> =>
    (await one["follow-code"].$post({ ...at(cpts, id), json })).json(),
  undo: async (cpts: string, id: string): Promise<Request> => (await one.undo.$post(at(cpts, id))).json(),
  exclude: async (cpts: string, id: string, json: ExclusionInput, key: string): Promise<Request> =>
    (await one.exclusions.$post({ ...at(cpts, id), json }, once(key))).json(),
  liftExclusion: async (cpts: string, id: string, exclusionId: string): Promise<Request> =>
    (await one.exclusions[":exclusionId"].$delete({ param: { cpts, id, exclusionId } })).json(),
};
