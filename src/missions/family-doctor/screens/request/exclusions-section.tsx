import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ReasonPrompt, Section, sayProblem, useIntent, When } from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import { useDone } from "../acts/use-done.ts";
import { bestQuery } from "../client/doctor-queries.ts";
import { DoctorSelect } from "../client/doctor-select.tsx";
import { PillChoice } from "../client/pill-choice.tsx";
import { searchClient } from "../client/search-client.ts";

/** Doctors set aside for this patient, each with its reason. */
export function ExclusionsSection({ cpts, request }: { cpts: string; request: Request }) {
  const done = useDone(cpts);
  const lift = (exclusionId: string) =>
    void searchClient
      .liftExclusion(cpts, request.id, exclusionId)
      .then((after) => done.request(after, "ce médecin peut de nouveau être proposé"))
      .catch(sayProblem);
  return (
    <Section
      title="Médecins écartés"
      hint="Un médecin écarté n’est jamais proposé à ce patient. Le motif reste dans l’histoire de la demande."
      actions={request.can.exclude ? <ExcludeAct cpts={cpts} request={request} /> : undefined}
    >
      {request.exclusions.length === 0 ? (
        <p className="mg-soft">Aucun médecin n’est écarté.</p>
      ) : (
        <ul className="mt-list">
          {request.exclusions.map((one) => (
            <li key={one.id} className="mt-item-head">
              <span>
                <strong>{one.professionalName}</strong> : {one.reason} (<When at={one.at} />)
              </span>
              <Button variant="subtle" onClick={() => lift(one.id)}>
                Ne plus écarter<span className="mg-hidden"> {one.professionalName}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const OTHER = "other";

/** One of the best volunteers in one touch, or any doctor of the directory: a volunteer of tomorrow may be set aside today. */
function ExcludeAct({ cpts, request }: { cpts: string; request: Request }) {
  const best =
    useQuery({ ...bestQuery(cpts, request.id), enabled: request.status === "waiting" }).data?.items ?? [];
  const done = useDone(cpts);
  const intent = useIntent();
  const [open, setOpen] = useState(false);
  const [who, setWho] = useState<string | null>(null);
  const [other, setOther] = useState<string | null>(null);
  const choosesOther = who === OTHER || best.length === 0;
  const chosen = choosesOther ? other : who;
  const close = () => {
    setOpen(false);
    setWho(null);
    setOther(null);
  };
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Écarter un médecin
      </Button>
      <ReasonPrompt
        opened={open}
        title="Écarter un médecin"
        suggestions={["Le patient ne le souhaite pas", "Un conflit passé", "Même famille"]}
        confirmLabel="Écarter ce médecin"
        answered={chosen !== null}
        onClose={close}
        onConfirm={async (reason) => {
          if (!chosen) return;
          const after = await searchClient.exclude(
            cpts,
            request.id,
            { professionalId: chosen, reason },
            intent.key,
          );
          intent.renew();
          await done.request(after, "médecin écarté");
        }}
      >
        {best.length > 0 && (
          <PillChoice
            legend="Quel médecin ?"
            options={[
              ...best.map((one) => ({ value: one.professionalId, label: one.professionalName })),
              { value: OTHER, label: "Un autre médecin" },
            ]}
            value={who}
            onChange={setWho}
          />
        )}
        {choosesOther && (
          <DoctorSelect cpts={cpts} label="Médecin de l’annuaire" value={other} onChange={setOther} />
        )}
      </ReasonPrompt>
    </>
  );
}
