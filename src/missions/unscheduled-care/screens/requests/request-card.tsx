import { IconMailOpened } from "@tabler/icons-react";
import { AppLink, StatusBadge, useCptsPath, When } from "../../../../design/index.ts";
import type { RequestLine } from "../../contract.ts";
import { meaningOf } from "../client/care-words.ts";
import { LevelTag } from "../sheet-form/level-tag.tsx";
import { RequestClock } from "./request-clock.tsx";

/** Where a request opens: a draft where it was left, everything else on its story. */
export const requestPlace = (line: Pick<RequestLine, "id" | "status">): string =>
  line.status === "draft" || line.status === "urgent"
    ? `soins/orienter/${line.id}`
    : `soins/demandes/${line.id}`;

export const patientName = (line: Pick<RequestLine, "patient" | "typedName">): string =>
  line.patient
    ? `${line.patient.familyName} ${line.patient.givenName}`
    : (line.typedName ?? "Patient à préciser");

/** One request of a list: who, where it stands, its clock, and whether there is something to read. */
export function RequestCard({ line, withRequester = false }: { line: RequestLine; withRequester?: boolean }) {
  const path = useCptsPath();
  return (
    <li className="snp-request">
      <AppLink href={path(requestPlace(line))} className="snp-request-link">
        <span className="snp-request-head">
          <strong>{patientName(line)}</strong>
          <StatusBadge meaning={meaningOf(line)}>{line.statusLabel}</StatusBadge>
        </span>
        <span className="snp-request-line">
          {line.appointmentAt && line.status === "booked" && (
            <span>
              Rendez-vous <When at={line.appointmentAt} />
            </span>
          )}
          <RequestClock clock={line.clock} />
          {line.level && !["closed", "cancelled", "seen"].includes(line.status) && (
            <LevelTag level={line.level} />
          )}
        </span>
        {line.unreadReturn && (
          <span className="snp-unread">
            <IconMailOpened size={18} aria-hidden /> Un retour à lire
          </span>
        )}
        <span className="mg-small mg-soft">
          {[withRequester && `demandé par ${line.requesterLabel}`, line.communeName, line.reference]
            .filter(Boolean)
            .join(" · ")}{" "}
          · <When at={line.createdAt} />
        </span>
      </AppLink>
    </li>
  );
}
