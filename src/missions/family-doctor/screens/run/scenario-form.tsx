import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  ApiProblem,
  FormProblem,
  QueryView,
  Section,
  sayProblem,
  useCptsPath,
  useGo,
  useIntent,
} from "../../../../design/index.ts";
import type { RunEdit } from "../../run/run-contract.ts";
import { useTerritoryCommunes } from "../client/territory-communes.ts";
import { EditFields, type Named } from "./edit-fields.tsx";
import { runClient } from "./run-client.ts";
import { useRunRefresh, volunteersQuery } from "./run-queries.ts";
import { sayEdit } from "./say-edit.ts";

/** « Et si… »: one edit after the other, then a run beside today. */
export function ScenarioForm({ cpts, here }: { cpts: string; here: string }) {
  const offers = useQuery(volunteersQuery(cpts));
  const communes = useTerritoryCommunes(cpts);
  return (
    <QueryView query={offers} what="les médecins volontaires" shape="form">
      {(volunteers) => (
        <Builder
          cpts={cpts}
          here={here}
          doctors={volunteers
            .filter((one) => one.state === "open")
            .map((one) => ({ value: one.id, label: one.professionalName }))}
          communes={communes.map((one) => ({ value: one.code, label: one.name }))}
        />
      )}
    </QueryView>
  );
}

type BuilderProps = {
  cpts: string;
  here: string;
  doctors: readonly Named[];
  communes: readonly Named[];
};

function Builder({ cpts, here, doctors, communes }: BuilderProps) {
  const go = useGo();
  const path = useCptsPath();
  const intent = useIntent();
  const refresh = useRunRefresh(cpts);
  const [label, setLabel] = useState("");
  const [edits, setEdits] = useState<readonly RunEdit[]>([]);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [asking, setAsking] = useState(false);
  const ask = async () => {
    setAsking(true);
    setProblem(null);
    try {
      const run = await runClient.ask(cpts, { kind: "what-if", label, edits: [...edits] }, intent.key);
      await refresh();
      go(path(`${here}?vue=${run.id}`), { replace: true });
    } catch (error) {
      if (error instanceof ApiProblem) setProblem(error);
      else sayProblem(error);
    } finally {
      intent.renew();
      setAsking(false);
    }
  };
  return (
    <Section
      title="Et si…"
      hint="Ajoutez ce que vous imaginez, puis comparez avec aujourd’hui. Rien n’est changé, ni offres ni demandes."
    >
      <FormProblem error={problem} />
      <EditFields doctors={doctors} communes={communes} onAdd={(edit) => setEdits([...edits, edit])} />
      {edits.length > 0 && (
        <ol className="mt-run-edits">
          {edits.map((edit, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same edit may stand twice, and lines only leave.
            <li key={index}>
              <span>{sayEdit(edit, doctors, communes)}</span>
              <Button
                variant="subtle"
                size="compact-md"
                onClick={() => setEdits(edits.filter((_, at) => at !== index))}
              >
                Retirer<span className="mg-hidden"> {sayEdit(edit, doctors, communes)}</span>
              </Button>
            </li>
          ))}
        </ol>
      )}
      <TextInput
        label="Nom de l’hypothèse (facultatif)"
        placeholder="Deux départs en juin"
        value={label}
        maxLength={200}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <div className="mg-actions">
        <Button loading={asking} disabled={edits.length === 0} onClick={() => void ask()}>
          Comparer avec aujourd’hui
        </Button>
      </div>
    </Section>
  );
}
