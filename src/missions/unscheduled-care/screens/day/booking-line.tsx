import { Button } from "@mantine/core";
import {
  IconArrowBackUp,
  IconCheck,
  IconDoorEnter,
  IconPencil,
  IconUserOff,
  IconX,
} from "@tabler/icons-react";
import type { DayBooking } from "../../../../core/agenda/index.ts";
import { AppLink, type Meaning, StatusBadge, useCptsPath, When } from "../../../../design/index.ts";
import { spacedPhone } from "../client/care-words.ts";
import type { Mark } from "./day-client.ts";

const STATUS: Record<DayBooking["status"], [Meaning, string]> = {
  held: ["held", "Place tenue au téléphone"],
  booked: ["open", "Attendu"],
  arrived: ["held", "Arrivé"],
  seen: ["done", "Vu"],
  noshow: ["neutral", "Absent"],
  cancelled: ["neutral", "Annulé"],
  expired: ["neutral", "Place libérée"],
};

export type LineActs = {
  /** Bookings of which a gesture is being done. */
  marking: ReadonlySet<string>;
  mark: (booking: DayBooking, mark: Mark) => void;
  writeReturn: (booking: DayBooking) => void;
  cancel: (booking: DayBooking) => void;
};

export const nameOf = (booking: DayBooking): string =>
  booking.patient ? `${booking.patient.givenName} ${booking.patient.familyName}`.trim() : "Patient";

type LineProps = { booking: DayBooking; begun: boolean; awaited: boolean; acts: LineActs };

/** One patient: who, why, where they are, and the gestures that make sense now. */
export function BookingLine({ booking, begun, awaited, acts }: LineProps) {
  const [meaning, word] = STATUS[booking.status];
  const { patient } = booking;
  return (
    <div className="day-booking" data-status={booking.status}>
      <div className="day-who">
        {patient && <strong>{nameOf(booking)}</strong>}
        <StatusBadge meaning={meaning}>{word}</StatusBadge>
        {booking.status === "held" && booking.heldUntil && (
          <span className="mg-soft">
            jusqu’à <When at={booking.heldUntil} timeOnly />
          </span>
        )}
      </div>
      {patient && <Details booking={booking} />}
      <Gestures booking={booking} begun={begun} awaited={awaited} acts={acts} />
    </div>
  );
}

function Details({ booking }: { booking: DayBooking }) {
  const { patient, reason, note } = booking;
  const path = useCptsPath();
  if (!patient) return null;
  const born = patient.birthOn?.split("-").reverse().join("/");
  const readable = booking.requestId && !booking.fromPartner;
  return (
    <div className="mg-soft">
      {born && (
        <span>
          {bornWords(patient.sex)} le {born} ·{" "}
        </span>
      )}
      {patient.phone ? (
        <a href={`tel:${patient.phone}`}>{spacedPhone(patient.phone)}</a>
      ) : (
        <span>sans téléphone</span>
      )}
      {booking.fromPartner && <span> · adressé par une CPTS voisine</span>}
      {patient.address && <p className="day-text">{patient.address}</p>}
      {reason && <p className="day-text">{reason}</p>}
      {note && <p className="day-text">{note}</p>}
      {readable && (
        <p className="day-text mg-no-print">
          <AppLink href={path(`soins/demandes/${booking.requestId}`)}>
            Lire la demande<span className="mg-hidden"> : {nameOf(booking)}</span>
          </AppLink>
        </p>
      )}
    </div>
  );
}

const bornWords = (sex: string | null): string => (sex === "F" ? "née" : sex === "M" ? "né" : "né(e)");

function Gestures({ booking, begun, awaited, acts }: LineProps) {
  const { status } = booking;
  const waiting = status === "booked" || status === "arrived";
  const seen = waiting && (begun || status === "arrived");
  const undone = booking.canUndo && (status === "arrived" || status === "seen" || status === "noshow");
  const busy = acts.marking.has(booking.id);
  if (!waiting && !undone && !awaited) return null;
  return (
    <div className="mg-actions mg-no-print">
      {status === "booked" && (
        <Button
          variant={begun ? "default" : "filled"}
          leftSection={<IconDoorEnter size={18} aria-hidden />}
          disabled={busy}
          onClick={() => acts.mark(booking, "arrived")}
        >
          Arrivé<span className="mg-hidden"> : {nameOf(booking)}</span>
        </Button>
      )}
      {seen && (
        <Button
          leftSection={<IconCheck size={18} aria-hidden />}
          disabled={busy}
          onClick={() => acts.mark(booking, "seen")}
        >
          Vu<span className="mg-hidden"> : {nameOf(booking)}</span>
        </Button>
      )}
      {awaited && (
        <Button leftSection={<IconPencil size={18} aria-hidden />} onClick={() => acts.writeReturn(booking)}>
          Écrire le retour<span className="mg-hidden"> : {nameOf(booking)}</span>
        </Button>
      )}
      {status === "booked" && begun && (
        <Button
          variant="default"
          leftSection={<IconUserOff size={18} aria-hidden />}
          disabled={busy}
          onClick={() => acts.mark(booking, "noshow")}
        >
          Absent<span className="mg-hidden"> : {nameOf(booking)}</span>
        </Button>
      )}
      {undone && (
        <Button
          variant="subtle"
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
          disabled={busy}
          onClick={() => acts.mark(booking, "undo")}
        >
          Revenir sur « {STATUS[status][1].toLowerCase()} »
          <span className="mg-hidden"> : {nameOf(booking)}</span>
        </Button>
      )}
      {status === "booked" && !begun && (
        <Button
          variant="subtle"
          leftSection={<IconX size={18} aria-hidden />}
          disabled={busy}
          onClick={() => acts.cancel(booking)}
        >
          Annuler…<span className="mg-hidden"> : {nameOf(booking)}</span>
        </Button>
      )}
    </div>
  );
}
