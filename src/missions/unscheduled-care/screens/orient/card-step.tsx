import { IconCircleCheck } from "@tabler/icons-react";
import { LinkButton, useCptsPath } from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import { AppointmentView } from "../card/appointment-view.tsx";

/** It is booked: the card to read to the patient, and what comes next. */
export function CardStep({ cpts, request }: { cpts: string; request: Request }) {
  const path = useCptsPath();
  return (
    <div className="mg-stack">
      <p className="snp-done mg-no-print" role="status">
        <IconCircleCheck size={24} aria-hidden />
        C’est réservé. Le professionnel est prévenu ; lisez cette carte au patient.
      </p>
      <AppointmentView cpts={cpts} request={request} />
      <div className="mg-actions mg-no-print">
        <LinkButton href={path("soins/orienter")}>Orienter un autre patient</LinkButton>
        <LinkButton variant="default" href={path(`soins/demandes/${request.id}`)}>
          Suivre cette demande
        </LinkButton>
      </div>
    </div>
  );
}
