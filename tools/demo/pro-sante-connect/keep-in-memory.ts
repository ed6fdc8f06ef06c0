import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";

const MOST_KEPT = 2_000;

/** Where the stand-in keeps its sessions and codes: this process's memory, the oldest forgotten first. */
export function keepInMemory(): AdapterFactory {
  const kept = new Map<string, { payload: AdapterPayload; until: number }>();
  const find = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key);
    return found && found.until > Date.now() ? found.payload : undefined;
  };
  return (model): Adapter => {
    const keyOf = (id: string) => `${model}:${id}`;
    const findWhere = (fits: (payload: AdapterPayload) => boolean) =>
      [...kept].find(
        ([key, one]) => key.startsWith(`${model}:`) && one.until > Date.now() && fits(one.payload),
      )?.[1].payload;
    return {
      upsert: async (id, payload, expiresIn) => {
        kept.delete(keyOf(id));
        kept.set(keyOf(id), { payload, until: Date.now() + (expiresIn || 600) * 1000 });
        if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string);
      },
      find: async (id) => find(keyOf(id)),
      findByUid: async (uid) => findWhere((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => findWhere((payload) => payload.userCode === userCode),
      consume: async (id) => {
        const payload = find(keyOf(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async (id) => {
        kept.delete(keyOf(id));
      },
      revokeByGrantId: async (grantId) => {
        for (const [key, one] of kept) if (one.payload.grantId === grantId) kept.delete(key);
      },
    };
  };
}
