import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { DoorAnswers, DoorDraft } from "../../door/door-contract.ts";
import { doorClient } from "./door-client.ts";

/** What this device had begun, and the answers as they are typed; each screen that is left is kept on the server. */
export function useDoorDraft(cpts: string) {
  const queries = useQueryClient();
  const key = ["family-doctor", "door", cpts, "draft"];
  const read = useQuery({
    queryKey: key,
    queryFn: () => doorClient.draft(cpts),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [typed, setTyped] = useState<DoorAnswers>({});
  const keep = (draft: DoorDraft | null) => queries.setQueryData(key, draft);
  const draft = read.data ?? null;
  return {
    read,
    draft,
    answers: { ...draft?.answers, ...typed } as DoorAnswers,
    change: (answers: DoorAnswers) => setTyped((before) => ({ ...before, ...answers })),
    begin: async (signal: AbortSignal) => {
      keep(await doorClient.begin(cpts, signal));
    },
    /** Keeps what was typed; empty texts that may not be empty wait until they are filled. */
    save: async () => {
      if (!draft || Object.keys(typed).length === 0) return;
      keep(await doorClient.save(cpts, draft.version, sendable(typed)));
      setTyped({});
    },
    forget: async () => {
      await doorClient.forget(cpts);
      setTyped({});
      keep(null);
    },
  };
}

export type DoorDraftState = ReturnType<typeof useDoorDraft>;

const NEVER_EMPTY = ["familyName", "givenNames", "phone", "postalCode", "communeCode"] as const;

function sendable(typed: DoorAnswers): DoorAnswers {
  const sent = {
    ...typed,
    ...(typed.email === "" ? { email: null } : {}),
    ...(typed.carerPhone === "" ? { carerPhone: null } : {}),
  };
  for (const name of NEVER_EMPTY) if (sent[name]?.trim() === "") delete sent[name];
  return sent;
}
