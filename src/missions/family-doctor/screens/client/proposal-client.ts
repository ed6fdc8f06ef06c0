import { hc } from "hono/client";
import { apiFetch } from "../../../../design/index.ts";
import type { FamilyDoctorRoutes } from "../../index.ts";
import type {
  Candidates,
  LinkedAnswer,
  LinkedAnswerInput,
  LinkedProposal,
  Proposal,
  RefuseInput,
  SentMany,
} from "../../proposal/proposal-contract.ts";

const { api } = hc<FamilyDoctorRoutes>("/", { fetch: apiFetch });
const mission = api.c[":cpts"]["family-doctor"];
const ofRequest = mission.requests[":id"];
const one = mission.proposals[":id"];
const link = api["family-doctor"].proposals[":token"];
const at = (cpts: string, id: string) => ({ param: { cpts, id } });
const once = (key: string) => ({ headers: { "Idempotency-Key": key } });

/** Calls from the proposal to the doctor's answer; each throws an ApiProblem when it is refused. */
export const proposalClient = {
  best: async (cpts: string, requestId: string): Promise<Candidates> =>
    (await ofRequest.candidates.$get(at(cpts, requestId))).json(),
  propose: async (
    cpts: string,
    requestId: string,
    json: { offerId: string; reason: string },
    key: string,
  ): Promise<Proposal> =>
    (await ofRequest.proposals.$post({ ...at(cpts, requestId), json }, once(key))).json(),
  ofRequest: async (cpts: string, requestId: string): Promise<Proposal[]> =>
    (await (await ofRequest.proposals.$get(at(cpts, requestId))).json()).items,
  mine: async (cpts: string): Promise<Proposal[]> =>
    (await (await mission["my-proposals"].$get({ param: { cpts } })).json()).items,
  /** Chosen, not sent yet: the newest first. */
  chosen: async (cpts: string, limit: number): Promise<Proposal[]> =>
    (
      await (
        await mission.proposals.$get({
          param: { cpts },
          query: { status: "proposed", limit: String(limit) } as object,
        })
      ).json()
    ).items,
  sendMany: async (cpts: string, ids: string[]): Promise<SentMany> =>
    (await mission.proposals.send.$post({ param: { cpts }, json: { ids } })).json(),
  send: async (cpts: string, id: string, key: string): Promise<Proposal> =>
    (await one.send.$post(at(cpts, id), once(key))).json(),
  withdraw: async (
    cpts: string,
    id: string,
    json: { reason: string; proposeNext: boolean },
    key: string,
  ): Promise<Proposal> => (await one.withdraw.$post({ ...at(cpts, id), json }, once(key))).json(),
  accept: async (cpts: string, id: string, key: string): Promise<Proposal> =>
    (await one.accept.$post(at(cpts, id), once(key))).json(),
  refuse: async (cpts: string, id: string, json: RefuseInput, key: string): Promise<Proposal> =>
    (await one.refuse.$post({ ...at(cpts, id), json }, once(key))).json(),
  undo: async (cpts: string, id: string): Promise<Proposal> => (await one.undo.$post(at(cpts, id))).json(),

  /** By the link of a mail: nobody is signed in. */
  readLink: async (token: string): Promise<LinkedProposal> =>
    (await link.$get({ param: { token } })).json() as Promise<LinkedProposal>,
  answerLink: async (token: string, json: LinkedAnswerInput): Promise<LinkedAnswer> =>
    (await link.answer.$post({ param: { token }, json })).json() as Promise<LinkedAnswer>,
};
