import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { Section, sayDone, sayProblem } from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import { STEPS, type Step, stepsFrom } from "../acts/steps.ts";
import { useDone } from "../acts/use-done.ts";
import { useSteps } from "../acts/use-steps.tsx";
import { useDoctorRefresh } from "../client/doctor-queries.ts";
import { searchClient } from "../client/search-client.ts";

/** What this person may do now, whatever their role: the rights come from the server. */
function allowed({ can }: Request, steers: boolean): Record<Step, boolean> {
  return {
    check: can.check,
    // Chosen, sent and withdrawn in the section of doctors.
    propose: false,
    send: steers,
    accept: steers,
    withdraw: steers,
    tell: can.tell,
    appoint: can.appoint,
    declare: can.declare,
    close: can.close,
  };
}

const HINTS: Partial<Record<Request["status"], string>> = {
  "to-check": "Cette demande vient de la page publique ou d’une liste : regardez l’identité et les doubles.",
  waiting: "Le patient attend : un médecin volontaire peut lui être proposé.",
  proposed: "Un médecin est choisi ; il ne le sait pas encore.",
  sent: "Le médecin a la proposition : sa réponse est attendue.",
  accepted: "Le médecin accepte : il reste à prévenir le patient.",
  told: "Le patient sait qui l’attend : il reste à fixer le premier rendez-vous.",
  appointed: "Après le rendez-vous, notez la déclaration à la caisse : la demande se termine.",
};

export function NextActs({ cpts, request, steers }: { cpts: string; request: Request; steers: boolean }) {
  const steps = useSteps(cpts);
  const may = allowed(request, steers);
  const shown = stepsFrom(request.status).filter((step) => step !== "close" && may[step]);
  const open = request.status !== "closed";
  return (
    <Section title={open ? "À faire" : "Demande terminée"} hint={HINTS[request.status]}>
      {request.closingProposed && open && (
        <p className="mt-note">
          {request.unreachableCount} essais sans réponse : vous pouvez clore la demande comme « injoignable ».
        </p>
      )}
      <div className="mg-actions mg-no-print">
        {shown.map((step, index) => (
          <Button
            key={step}
            variant={index === 0 ? "filled" : "default"}
            onClick={() => steps.take(step, request)}
          >
            {STEPS[step].label}
          </Button>
        ))}
        {request.status === "appointed" && may.appoint && (
          <Button variant="default" onClick={() => steps.take("appoint", request)}>
            Changer le premier rendez-vous…
          </Button>
        )}
        {open && may.tell && (
          <Button variant="default" onClick={() => steps.take("attempt", request)}>
            Pas de réponse du patient…
          </Button>
        )}
        {open && ["waiting", "proposed"].includes(request.status) && may.close && (
          <StillHolds cpts={cpts} request={request} />
        )}
        {may.close && (
          <Button variant="subtle" onClick={() => steps.take("close", request)}>
            {STEPS.close.label}
          </Button>
        )}
        <TakeBack cpts={cpts} request={request} />
      </div>
      {!open && request.endNote && <p>{request.endNote}</p>}
      {steps.dialog}
    </Section>
  );
}

function StillHolds({ cpts, request }: { cpts: string; request: Request }) {
  const done = useDone(cpts);
  return (
    <Button
      variant="default"
      onClick={() =>
        void searchClient
          .stillHolds(cpts, request.id, crypto.randomUUID())
          .then((after) => done.request(after, "cherche toujours un médecin"))
          .catch(sayProblem)
      }
    >
      Cherche toujours un médecin
    </Button>
  );
}

/** The last step, while the server still lets this person undo it. */
function TakeBack({ cpts, request }: { cpts: string; request: Request }) {
  const refresh = useDoctorRefresh(cpts);
  if (!request.undo) return null;
  return (
    <Button
      variant="subtle"
      leftSection={<IconArrowBackUp size={18} aria-hidden />}
      onClick={() =>
        void searchClient
          .undo(cpts, request.id)
          .then(refresh)
          .then(() => sayDone("L’étape est reprise."))
          .catch(sayProblem)
      }
    >
      Revenir sur « {request.undo.sentence.replace(/\.$/, "")} »
    </Button>
  );
}
