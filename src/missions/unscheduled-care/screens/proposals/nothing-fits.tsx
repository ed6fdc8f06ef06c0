import "./proposals.css";
import { Button } from "@mantine/core";
import { IconClockPause, IconPhone, IconPhoneCall } from "@tabler/icons-react";
import { useState } from "react";
import {
  FormProblem,
  formatDelay,
  formatOpening,
  Section,
  StatusBadge,
  useIntent,
  useMinute,
  useTimeZone,
} from "../../../../design/index.ts";
import type { Request, SlotProposals } from "../../contract.ts";
import { careClient } from "../client/care-client.ts";
import { spacedPhone } from "../client/care-words.ts";
import { DistanceFromPatient } from "./distance-from-patient.tsx";
import { useResources } from "./use-resources.ts";

type NothingFitsProps = {
  cpts: string;
  request: Request;
  answer: SlotProposals;
  savedFilters: Parameters<typeof careClient.wait>[2];
  onDone: (sentence: string) => void;
};

const DELAYS = [30, 60, 120, 240] as const;

/** Three ways on when no slot suits: somebody calls back, a freed slot is offered, or a place of the territory takes over. */
export function NothingFits({ cpts, request, answer, savedFilters, onDone }: NothingFitsProps) {
  const intent = useIntent();
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const run = async (name: string, sentence: string, work: () => Promise<unknown>) => {
    setBusy(name);
    setProblem(null);
    try {
      await work();
      intent.renew();
      onDone(sentence);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(null);
    }
  };
  return (
    <div className="mg-stack">
      <FormProblem error={problem} />
      {request.status === "held" && (
        <p className="snp-note">
          Une place est tenue pour ce patient : rendez-la pour choisir une autre voie.
        </p>
      )}
      {request.can.callback && (
        <Section
          title="Rappeler le patient"
          hint="Le poste d’appel voit l’heure promise ; il est alerté si elle passe."
        >
          <div className="mg-actions">
            {DELAYS.map((minutes) => (
              <Button
                key={minutes}
                variant="default"
                loading={busy === `callback:${minutes}`}
                leftSection={<IconPhoneCall size={18} aria-hidden />}
                onClick={() =>
                  void run(`callback:${minutes}`, `Sur la liste de rappel : ${formatDelay(minutes)}.`, () =>
                    careClient.callBack(cpts, request.id, { delayMinutes: minutes, note: "" }, intent.key),
                  )
                }
              >
                {`Rappeler ${formatDelay(minutes)}`}
              </Button>
            ))}
          </div>
        </Section>
      )}
      {["to-orient", "callback"].includes(request.status) && (
        <Section
          title="Attendre qu’un créneau se libère"
          hint="La demande garde ce qui convient au patient ; dès qu’une place se libère, elle vous est proposée."
        >
          <Button
            variant="default"
            loading={busy === "wait"}
            leftSection={<IconClockPause size={18} aria-hidden />}
            onClick={() =>
              void run("wait", "Sur la liste d’attente : vous serez prévenu.", () =>
                careClient.wait(cpts, request.id, savedFilters, intent.key),
              )
            }
          >
            Mettre sur la liste d’attente
          </Button>
        </Section>
      )}
      <Resources
        cpts={cpts}
        answer={answer}
        busy={busy}
        onChoose={
          request.can.resource
            ? (id, name) =>
                void run(`resource:${id}`, `Orientée vers ${name}.`, () =>
                  careClient.toResource(cpts, request.id, id, intent.key),
                )
            : undefined
        }
      />
    </div>
  );
}

type ResourcesProps = {
  cpts: string;
  answer: SlotProposals;
  busy: string | null;
  onChoose: ((id: string, name: string) => void) | undefined;
};

function Resources({ cpts, answer, busy, onChoose }: ResourcesProps) {
  const resources = useResources(cpts, answer);
  const now = useMinute();
  const zone = useTimeZone();
  if (resources.length === 0) return null;
  return (
    <Section
      title="Ressources du territoire"
      hint="Les ouvertes d’abord, la plus proche en tête. Appelez avant d’y envoyer le patient."
    >
      <ul className="snp-resources">
        {resources.map((resource) => {
          const phone = resource.directLine ?? resource.publicPhone;
          return (
            <li key={resource.id}>
              <div>
                <strong>{resource.name}</strong>
                {resource.distanceMeters !== null && (
                  <DistanceFromPatient distanceMeters={resource.distanceMeters} />
                )}
                <p>
                  <StatusBadge meaning={resource.openNow ? "done" : "neutral"}>
                    {formatOpening(resource, now, zone)}
                  </StatusBadge>
                </p>
                <p className="mg-soft">
                  {[resource.address, resource.conditions].filter(Boolean).join(" · ")}
                </p>
              </div>
              <div className="mg-actions">
                {phone && (
                  <Button
                    component="a"
                    href={`tel:${phone}`}
                    variant="default"
                    leftSection={<IconPhone size={18} aria-hidden />}
                  >
                    Appeler {spacedPhone(phone)}
                  </Button>
                )}
                {onChoose && (
                  <Button
                    variant="subtle"
                    loading={busy === `resource:${resource.id}`}
                    onClick={() => onChoose(resource.id, resource.name)}
                  >
                    Noter : orienté ici
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
