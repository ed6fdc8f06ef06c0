import { hc } from "hono/client";
import { apiFetch } from "../../../../design/index.ts";
import type { FamilyDoctorRoutes } from "../../index.ts";
import type {
  Askable,
  Asked,
  AskPage,
  LinkedAsk,
  LinkedAskDone,
  LinkedAskInput,
} from "../../offer/ask-contract.ts";
import type { Leaving, Offer, OfferFields, OfferReach, OfferTable } from "../../offer/offer-contract.ts";

const { api } = hc<FamilyDoctorRoutes>("/", { fetch: apiFetch });
const mission = api.c[":cpts"]["family-doctor"];
const one = mission.offers[":id"];
const link = api["family-doctor"].asks[":token"];
const at = (cpts: string, id: string) => ({ param: { cpts, id } });
const once = (key: string) => ({ headers: { "Idempotency-Key": key } });

/** Calls on what doctors offer, and on the mails that ask them; each throws an ApiProblem when it is refused. */
export const offerClient = {
  mine: async (cpts: string): Promise<Offer[]> =>
    (await (await mission["my-offers"].$get({ param: { cpts } })).json()).items,
  table: async (cpts: string): Promise<OfferTable> =>
    (await mission["offer-table"].$get({ param: { cpts } })).json(),
  reach: async (cpts: string, id: string): Promise<OfferReach> => (await one.reach.$get(at(cpts, id))).json(),
  make: async (cpts: string, professionalId: string, fields: OfferFields, key: string): Promise<Offer> =>
    (await mission.offers.$post({ param: { cpts }, json: { professionalId, ...fields } }, once(key))).json(),
  change: async (cpts: string, id: string, version: number, fields: OfferFields): Promise<Offer> =>
    (await one.$put({ ...at(cpts, id), json: { version, ...fields } })).json(),
  pause: async (cpts: string, id: string, version: number, untilOn: string | null): Promise<Offer> =>
    (await one.pause.$post({ ...at(cpts, id), json: { version, untilOn } })).json(),
  resume: async (cpts: string, id: string, version: number): Promise<Offer> =>
    (await one.resume.$post({ ...at(cpts, id), json: { version } })).json(),
  foreseeEnd: async (cpts: string, id: string): Promise<Leaving> =>
    (await one.leaving.$get(at(cpts, id))).json(),
  end: async (cpts: string, id: string, version: number, reason: string): Promise<Offer> =>
    (await one.end.$post({ ...at(cpts, id), json: { version, reason } })).json(),
  undoEnd: async (cpts: string, id: string): Promise<Offer> =>
    (await one["undo-end"].$post(at(cpts, id))).json(),

  askable: async (cpts: string): Promise<Askable> =>
    (await mission.asks.candidates.$get({ param: { cpts }, query: {} })).json(),
  ask: async (cpts: string, professionalIds: string[], key: string): Promise<Asked> =>
    (await mission.asks.$post({ param: { cpts }, json: { professionalIds } }, once(key))).json(),
  asks: async (cpts: string): Promise<AskPage> =>
    (await mission.asks.$get({ param: { cpts }, query: { limit: "100" } as object })).json(),

  /** By the link of a mail: nobody is signed in. */
  readLink: async (token: string): Promise<LinkedAsk> =>
    (await link.$get({ param: { token } })).json() as Promise<LinkedAsk>,
  answerLink: async (token: string, json: LinkedAskInput): Promise<LinkedAskDone> =>
    (await link.answer.$post({ param: { token }, json })).json() as Promise<LinkedAskDone>,
};
