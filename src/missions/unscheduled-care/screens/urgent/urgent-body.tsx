import "./urgent.css";
import { Button } from "@mantine/core";
import { IconPhoneCall } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { Clock, formatTime, useTimeZone } from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import { spacedPhone } from "../client/care-words.ts";
import { DecisionForm } from "./decision-form.tsx";

type UrgentBodyProps = {
  cpts: string;
  requestId: string;
  request: Request | undefined;
  /** Signs known on this device: shown even when the server was not reached. */
  signs: readonly string[];
  /** When it was first seen here; the server's own time replaces it. */
  seenAt: number;
  onDecided: (request: Request) => void;
  /** What may be done besides: leave the screen. */
  aside?: ReactNode;
};

/** One thing: call the 15. Then what to say, what to do while waiting, and the decision that is kept. */
export function UrgentBody({ cpts, requestId, request, signs, seenAt, onDecided, aside }: UrgentBodyProps) {
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
      <ToSay request={request} />
      <ol className="snp-urgent-steps">
        <li>Dites le lieu, le téléphone, l’âge, ce que vous voyez.</li>
        <li>Suivez les consignes du SAMU ; ne raccrochez pas le premier.</li>
        <li>Faites rester quelqu’un près de la personne.</li>
        <li>Revenez ici écrire ce qui a été décidé.</li>
      </ol>
      {called || mayDecide ? (
        <details className="snp-urgent-decision" open={called}>
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

/** What the SAMU asks first, ready to be read. */
function ToSay({ request }: { request: Request | undefined }) {
  if (!request) return null;
  const place = [request.place.label, request.place.communeName].filter(Boolean).join(", ");
  const phone = request.patientPhone ?? request.requester.phone;
  if (!place && !phone && !request.patient) return null;
  return (
    <dl className="snp-urgent-say">
      {request.patient && (
        <div>
          <dt>Qui</dt>
          <dd>
            {request.patient.familyName} {request.patient.givenName}
          </dd>
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
          <dt>Téléphone</dt>
          <dd className="mg-figures">{spacedPhone(phone)}</dd>
        </div>
      )}
    </dl>
  );
}
