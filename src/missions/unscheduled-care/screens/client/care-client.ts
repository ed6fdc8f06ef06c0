import { hc } from "hono/client";
import { apiFetch } from "../../../../design/index.ts";
import type {
  AppointmentCard,
  CallbackInput,
  CloseInput,
  OrientedBooking,
  OrientedRequest,
  PriorityLevel,
  RedFlagDecisionInput,
  Request,
  RequestLine,
  RequestPatch,
  Sheet,
  SlotOffer,
  SlotProposals,
  Story,
  Unanswered,
  WaitingList,
} from "../../contract.ts";
import type { UnscheduledCareRoutes } from "../../index.ts";
import type { SlotFilters } from "../../matching/candidate.ts";

const root = hc<UnscheduledCareRoutes>("/", { fetch: apiFetch });
const care = root.api.c[":cpts"]["unscheduled-care"];
const requests = care.requests;
const one = requests[":id"];

const at = (cpts: string, id: string) => ({ param: { cpts, id } });
/** The same key for the same intent: a second try of a lost answer acts once. */
const once = (key: string) => ({ headers: { "Idempotency-Key": key } });

/** What a list of requests may ask. */
export type ListQuery = Partial<
  Record<"view" | "status" | "level" | "commune" | "patientId" | "taken" | "after" | "limit", string>
>;
/** Filters of the search, as the address of the call says them. */
export type ProposalFilters = Partial<
  Record<
    "modality" | "profession" | "language" | "wheelchair" | "maxDistanceMeters" | "partners" | "slot",
    string
  >
>;
export type RequestPage = { items: RequestLine[]; next: string | null };

/** Every call that the screens of the mission make; each throws an ApiProblem when it was refused. */
export const careClient = {
  list: async (cpts: string, query: ListQuery): Promise<RequestPage> =>
    (await requests.$get({ param: { cpts }, query: query as object })).json(),
  create: async (cpts: string, id: string): Promise<Request> =>
    (await requests.$post({ param: { cpts }, json: { id } })).json(),
  read: async (cpts: string, id: string): Promise<Request> => (await one.$get(at(cpts, id))).json(),
  save: async (cpts: string, id: string, json: RequestPatch): Promise<Request> =>
    (await one.$patch({ ...at(cpts, id), json })).json(),
  submit: async (cpts: string, id: string, version: number, key: string): Promise<Request> =>
    (await one.submit.$post({ ...at(cpts, id), json: { version } }, once(key))).json(),
  decide: async (cpts: string, id: string, json: RedFlagDecisionInput, key: string): Promise<Request> =>
    (await one.decision.$post({ ...at(cpts, id), json }, once(key))).json(),
  take: async (cpts: string, id: string): Promise<Request> => (await one.take.$post(at(cpts, id))).json(),
  release: async (cpts: string, id: string): Promise<Request> =>
    (await one.release.$post(at(cpts, id))).json(),
  close: async (cpts: string, id: string, json: CloseInput, key: string): Promise<Request> =>
    (await one.close.$post({ ...at(cpts, id), json }, once(key))).json(),
  cancel: async (cpts: string, id: string, reason: string, key: string): Promise<Request> =>
    (await one.cancel.$post({ ...at(cpts, id), json: { reason } }, once(key))).json(),
  toResource: async (cpts: string, id: string, resourceId: string, key: string): Promise<Request> =>
    (await one.resource.$post({ ...at(cpts, id), json: { resourceId } }, once(key))).json(),
  undo: async (cpts: string, id: string): Promise<Request> => (await one.undo.$post(at(cpts, id))).json(),
  callBack: async (cpts: string, id: string, json: CallbackInput, key: string): Promise<Request> =>
    (await one.callback.$post({ ...at(cpts, id), json }, once(key))).json(),
  attempt: async (cpts: string, id: string, answered: boolean, key: string): Promise<Request> =>
    (await one.callback.attempts.$post({ ...at(cpts, id), json: { answered } }, once(key))).json(),
  reopen: async (cpts: string, id: string, key: string): Promise<Request> =>
    (await one.reopen.$post(at(cpts, id), once(key))).json(),

  proposals: async (cpts: string, id: string, query: ProposalFilters): Promise<SlotProposals> =>
    (await one.proposals.$get({ ...at(cpts, id), query: query as object })).json(),
  hold: async (cpts: string, id: string, json: Chosen, key: string): Promise<OrientedBooking> =>
    (await one.hold.$post({ ...at(cpts, id), json }, once(key))).json(),
  releaseHold: async (cpts: string, id: string): Promise<OrientedRequest> =>
    (await one.hold.$delete(at(cpts, id))).json(),
  book: async (cpts: string, id: string, json: Chosen | object, key: string): Promise<OrientedBooking> =>
    (await one.book.$post({ ...at(cpts, id), json }, once(key))).json(),
  cancelAppointment: async (
    cpts: string,
    id: string,
    reason: string,
    key: string,
  ): Promise<OrientedRequest> =>
    (await one.appointment.cancel.$post({ ...at(cpts, id), json: { reason } }, once(key))).json(),
  moveAppointment: async (
    cpts: string,
    id: string,
    json: Chosen & { reason: string },
    key: string,
  ): Promise<OrientedBooking> =>
    (await one.appointment.move.$post({ ...at(cpts, id), json }, once(key))).json(),
  wait: async (cpts: string, id: string, filters: SlotFilters, key: string): Promise<OrientedRequest> =>
    (await one.wait.$post({ ...at(cpts, id), json: { filters } as object }, once(key))).json(),
  stopWaiting: async (cpts: string, id: string): Promise<OrientedRequest> =>
    (await one.wait.$delete(at(cpts, id))).json(),
  offer: async (cpts: string, id: string): Promise<SlotOffer> => (await one.wait.$get(at(cpts, id))).json(),
  refuseOffer: async (cpts: string, id: string, slotId: string): Promise<SlotOffer> =>
    (await one.wait.refuse.$post({ ...at(cpts, id), json: { slotId } })).json(),
  card: async (cpts: string, id: string): Promise<AppointmentCard> =>
    (await one.card.$get(at(cpts, id))).json(),
  story: async (cpts: string, id: string): Promise<Story> => (await one.story.$get(at(cpts, id))).json(),
  waiting: async (cpts: string): Promise<WaitingList> =>
    (await care.waiting.$get({ param: { cpts } })).json(),
  unanswered: async (cpts: string): Promise<{ items: Unanswered[] }> =>
    (await care.returns.unanswered.$get({ param: { cpts } })).json(),
  sheet: async (cpts: string): Promise<{ sheet: Sheet; levels: PriorityLevel[] }> =>
    (await care.sheet.$get({ param: { cpts } })).json() as Promise<{ sheet: Sheet; levels: PriorityLevel[] }>,
};

/** A slot, and the answer that proposed it. */
export type Chosen = { orientationId: string; slotId: string };
