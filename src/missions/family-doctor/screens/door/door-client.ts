import { api } from "../../../../design/index.ts";
import { solveChallenge } from "../../../../design/net/solve-challenge.ts";
import type { Door, DoorAnswers, DoorDraft, Follow, FollowCorrection } from "../../door/door-contract.ts";

const base = (cpts: string): string => `/api/public/${encodeURIComponent(cpts)}/family-doctor`;

type Challenge = { challenge: string; difficulty: number };

export const doorClient = {
  door: (cpts: string) => api.get<Door>(base(cpts)),
  /** Null when nothing was begun on this device. */
  draft: async (cpts: string): Promise<DoorDraft | null> =>
    (await api.get<DoorDraft | undefined>(`${base(cpts)}/draft`)) ?? null,
  begin: async (cpts: string, signal: AbortSignal): Promise<DoorDraft> => {
    const { challenge, difficulty } = await api.get<Challenge>(`${base(cpts)}/challenge`, { signal });
    const nonce = await solveChallenge(challenge, difficulty, signal);
    return api.post<DoorDraft>(`${base(cpts)}/draft`, { challenge, nonce, informed: true }, { signal });
  },
  save: (cpts: string, version: number, answers: DoorAnswers) =>
    api.patch<DoorDraft>(`${base(cpts)}/draft`, { version, answers }),
  forget: (cpts: string) => api.delete<void>(`${base(cpts)}/draft`),
  send: (cpts: string) => api.post<{ code: string }>(`${base(cpts)}/send`, { agreed: true }),
  communes: (cpts: string, postcode: string) =>
    api.get<{ items: { code: string; name: string }[] }>(`${base(cpts)}/communes?postcode=${postcode}`),
  follow: (cpts: string, code: string) => api.post<Follow>(`${base(cpts)}/follow`, { code }),
  correct: (cpts: string, code: string, change: Omit<FollowCorrection, "code">) =>
    api.post<Follow>(`${base(cpts)}/follow/correct`, { code, ...change }),
  withdraw: (cpts: string, code: string, reason: "found-alone" | "moved" | "withdrew") =>
    api.post<Follow>(`${base(cpts)}/follow/withdraw`, { code, reason }),
};

/** The communes of a whole postcode: they do not change while one answers. */
export const communesQuery = (cpts: string, postcode: string) => ({
  queryKey: ["family-doctor", "door", cpts, "communes", postcode],
  queryFn: async () => (await doorClient.communes(cpts, postcode)).items,
  enabled: /^\d{5}$/.test(postcode),
  staleTime: Number.POSITIVE_INFINITY,
});
