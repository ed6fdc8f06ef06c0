import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import type { Span } from "../../../design/calendar/index.ts";
import {
  DayInput,
  dateIn,
  FormProblem,
  fieldErrorOf,
  instantAt,
  minuteIn,
  TimeInput,
} from "../../../design/index.ts";
import type { Agenda } from "../contract.ts";
import { firstOffer, type Offer, OfferFields } from "./offer-fields.tsx";
import type { ChangeControl } from "./use-change.tsx";

type DialogProps = {
  agenda: Agenda;
  span: Span | null;
  monday: string;
  change: ChangeControl;
  onClose: () => void;
};

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
const minutesOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
};

/** Slots for once: the span that was drawn, or one to type. */
export function OpeningDialog({ agenda, span, monday, change, onClose }: DialogProps) {
  const zone = agenda.timeZone;
  const [date, setDate] = useState(
    span ? dateIn(span.startsAt, zone) : monday < agenda.today ? agenda.today : monday,
  );
  const [start, setStart] = useState(span ? clock(minuteIn(span.startsAt, zone)) : "09:00");
  const [end, setEnd] = useState(span ? clock(minuteIn(span.endsAt, zone)) : "10:00");
  const [offer, setOffer] = useState<Offer>(() => fitting(firstOffer(agenda), span));
  const [problem, setProblem] = useState<unknown>(null);
  const error = (field: string) => fieldErrorOf(problem, `change.opening.${field}`);
  const last = end === "00:00" ? 1440 : minutesOf(end);
  const count = Math.max(0, Math.floor((last - minutesOf(start)) / offer.slotMinutes));
  const open = async () => {
    const at = (minute: number) => new Date(instantAt(date, minute, zone)).toISOString();
    try {
      await change.propose({
        kind: "opening.add",
        opening: { ...offer, startsAt: at(minutesOf(start)), endsAt: at(last) },
      });
      onClose();
    } catch (refusal) {
      setProblem(refusal);
    }
  };
  return (
    <Modal opened onClose={onClose} title="Ouvrir des créneaux, pour une fois" size="lg">
      <form
        className="mg-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <FormProblem error={problem} />
        <div className="ag-row">
          <DayInput
            label="Le"
            required
            earliest={agenda.today}
            value={date}
            onChange={(day) => setDate(day)}
            error={error("startsAt")}
          />
          <TimeInput label="De" required value={start} onChange={(time) => setStart(time)} />
          <TimeInput
            label="À"
            required
            value={end}
            onChange={(time) => setEnd(time)}
            error={error("endsAt")}
          />
        </div>
        <OfferFields
          agenda={agenda}
          offer={offer}
          onChange={(part) => setOffer({ ...offer, ...part })}
          error={error}
        />
        <div className="mg-actions">
          <Button type="submit" loading={change.busy} disabled={count === 0 || offer.audiences.length === 0}>
            {count === 0 ? "Ouvrir" : `Ouvrir ${count} créneau${count > 1 ? "x" : ""}`}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            Revenir sans rien ouvrir
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** A short drawing is one slot of that length. */
function fitting(offer: Offer, span: Span | null): Offer {
  if (!span) return offer;
  const minutes = Math.round((Date.parse(span.endsAt) - Date.parse(span.startsAt)) / 60_000);
  return minutes >= 5 && minutes < offer.slotMinutes ? { ...offer, slotMinutes: minutes } : offer;
}
