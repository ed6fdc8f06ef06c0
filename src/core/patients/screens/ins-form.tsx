import { Button, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { api, FormProblem, fieldErrorOf, sayDone, useAttempt } from "../../../design/index.ts";
import type { IdentityActsProps } from "./identity-acts.tsx";

const EMPTY = { matricule: "", authority: null as string | null, reason: "" };

/** The number read in the answer of INSi; its key is checked by the server, and it is not shown again before the identity is qualified. */
export function InsForm({ base, identity, onChanged }: IdentityActsProps) {
  const [draft, setDraft] = useState(EMPTY);
  const { busy, problem, attempt } = useAttempt();
  const patch = (change: Partial<typeof EMPTY>) => setDraft({ ...draft, ...change });
  const run = (act: () => Promise<unknown>) =>
    attempt(async () => {
      await act();
      setDraft(EMPTY);
      sayDone("L’INS est notée.");
      onChanged();
    });
  const ask = () => run(() => api.post(`${base}/identity/insi`, { readAt: identity.updatedAt }));
  const save = () =>
    run(() =>
      api.post(`${base}/identity/steps`, {
        step: "ins-received",
        ins: { matricule: draft.matricule, authority: draft.authority },
        reason: draft.reason.trim(),
        readAt: identity.updatedAt,
      }),
    );
  return (
    <form
      className="mg-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <FormProblem error={problem} />
      {identity.insiConnected && (
        <div className="mg-actions">
          <Button variant="default" loading={busy} onClick={() => void ask()}>
            Interroger INSi
          </Button>
        </div>
      )}
      <TextInput
        label="Matricule INS"
        description="13 caractères et la clé : 2 51 02 99 999 999 22"
        autoComplete="off"
        spellCheck={false}
        value={draft.matricule}
        maxLength={30}
        error={fieldErrorOf(problem, "ins.matricule")}
        onChange={(event) => patch({ matricule: event.currentTarget.value })}
      />
      <Select
        label="Autorité qui l’a donné"
        placeholder="Choisir"
        data={identity.authorities.map(({ code, label }) => ({ value: code, label }))}
        value={draft.authority}
        error={fieldErrorOf(problem, "ins.authority")}
        onChange={(authority) => patch({ authority })}
      />
      <TextInput
        label="D’où vient cette réponse ?"
        description="Le logiciel qui a interrogé INSi, et quand."
        autoComplete="off"
        value={draft.reason}
        maxLength={300}
        error={fieldErrorOf(problem, "reason")}
        onChange={(event) => patch({ reason: event.currentTarget.value })}
      />
      <div className="mg-actions">
        <Button
          type="submit"
          loading={busy}
          disabled={draft.matricule.trim() === "" || !draft.authority || draft.reason.trim() === ""}
        >
          Noter ce matricule
        </Button>
      </div>
    </form>
  );
}
