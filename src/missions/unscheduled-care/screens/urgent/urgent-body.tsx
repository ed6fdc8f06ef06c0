import "./urgent.css";
import { Button } from "@mantine/core";
import { IconPhoneCall } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { Clock, formatTime, useTimeZone } from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import { spacedPhone } from "../client/care-words.ts";
import { patientName } from "../requests/request-card.tsx";
import { DecisionForm } from "./decision-form.tsx";
import { SlipUndo } from "./slip-undo.tsx";

type UrgentBodyProps = {
  cpts: string;
  requestId: string;
  request: Request | undefined;
  /** Signs known on this device: shown even when the server was not reached. */
  signs: readonly string[];
  /** Typed here and not yet on the server. */
  typed: { name: string; phone: string | null } | null;
  /** When it was first seen here; the server's own time replaces it. */
  seenAt: number;
  onDecided: (request: Request) => void;
  onUndone: () => void;
  /** What may be done besides: leave the screen. */
  aside?: ReactNode;
};

/** One thing: call the 15. Then what to say, what to do while waiting, and the decision that is kept. */
export function UrgentBody(props: UrgentBodyProps) {
  const { cpts, requestId, request, signs, typed, seenAt, onDecided, onUndone, aside } = props;
  const zone = useTimeZone();
  const [called, setCalled] = useState(false);
  const at = request?.redFlagAt ?? seenAt;
  const shown = request?.redFlags.length ? request.redFlags.map((flag) => flag.label) : signs;
  const mayDecide = request?.status === "urgent" && request.can.decide;
  return (
    <div className="snp-urgent">
      <h1 className="snp-urgent-title">Appelez le 15</h1>
      <a data-autofocus className="snp-urgent-call" href="tel:15" onClick={() => setCalled(true)}>
        <IconPhoneCall size={44} stroke={1.8} aria-hidden />
        <span>15</span>
        <span className="mg-hidden">appeler le SAMU</span>
      </a>
      <p className="snp-urgent-signs">{shown.join(" · ")}</p>
      <p className="snp-urgent-time">
        Signe noté à <strong className="mg-figures">{formatTime(at, zone)}</strong>, depuis{" "}
        <Clock since={at} label="depuis le signe de gravité" />
      </p>
      <SlipUndo key={request?.undo?.at} cpts={cpts} request={request} onUndone={onUndone} />
      <ToSay request={request} typed={typed} />
      <ol className="snp-urgent-steps">
        <li>Dites le lieu, le téléphone, l’âge, ce que vous voyez.</li>
        <li>Suivez les consignes du SAMU ; ne raccrochez pas le premier.</li>
        <li>Faites rester quelqu’un près de la personne.</li>
        <li>Revenez ici écrire ce qui a été décidé.</li>
      </ol>
      {called ? (
        <details className="snp-urgent-decision" open>
          <summary>Écrire la décision prise</summary>
          {mayDecide ? (
            <DecisionForm cpts={cpts} requestId={requestId} onDecided={onDecided} />
          ) : (
            <p>La décision s’écrira ici dès que le serveur aura reçu le signe de gravité.</p>
          )}
        </details>
      ) : (
        <Button variant="default" size="lg" onClick={() => setCalled(true)}>
          J’ai appelé : écrire la décision
        </Button>
      )}
      {aside}
    </div>
  );
}

/** What the SAMU asks first, ready to be read. The phone is the patient's or nobody's: that of who asks would send the SAMU to the wrong person. */
function ToSay({ request, typed }: Pick<UrgentBodyProps, "request" | "typed">) {
  const place = [request?.place.label, request?.place.communeName].filter(Boolean).join(", ");
  const phone = request?.patientPhone ?? typed?.phone;
  const name = request?.patient || request?.typedName ? patientName(request) : typed?.name;
  if (!place && !phone && !name) return null;
  return (
    <dl className="snp-urgent-say">
      {name && (
        <div>
          <dt>Qui</dt>
          <dd>{name}</dd>
        </div>
      )}
      {place && (
        <div>
          <dt>Où</dt>
          <dd>{place}</dd>
        </div>
      )}
      {phone && (
        <div>
          <dt>Téléphone du patient</dt>
          <dd className="mg-figures">{spacedPhone(phone)}</dd>
        </div>
      )}
    </dl>
  );
}
