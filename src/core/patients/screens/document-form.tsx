import { Button, Select } from "@mantine/core";
import { useState } from "react";
import { api, FormProblem, sayDone, useAttempt } from "../../../design/index.ts";
import type { IdentityActsProps } from "./identity-acts.tsx";

/** Which document was seen; never its number. */
export function DocumentForm({ base, identity, onChanged }: IdentityActsProps) {
  const [document, setDocument] = useState<string | null>(null);
  const { busy, problem, attempt } = useAttempt();
  const save = () =>
    attempt(async () => {
      await api.post(`${base}/identity/steps`, {
        step: "document-seen",
        document,
        readAt: identity.updatedAt,
      });
      sayDone("Le document vu est noté.");
      onChanged();
    });
  return (
    <form
      className="mg-stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (document) void save();
      }}
    >
      <FormProblem error={problem} />
      <Select
        label="Document"
        placeholder="Choisir"
        data={identity.documents.map(({ code, label }) => ({ value: code, label }))}
        value={document}
        onChange={setDocument}
      />
      <div className="mg-actions">
        <Button type="submit" loading={busy} disabled={!document}>
          Noter que je l’ai vu
        </Button>
      </div>
    </form>
  );
}
