import { Button } from "@mantine/core";
import {
  addDays,
  dateIn,
  formatPlainDay,
  formatTime,
  ofName,
  useMinute,
  useTimeZone,
} from "../../../../design/index.ts";
import type { DoctorSlots } from "../../contract.ts";

type SlotListProps = {
  data: DoctorSlots;
  from: string | undefined;
  doctor: string;
  busy: boolean;
  onHold: (slotId: string) => void;
  onFrom: (day: string | undefined) => void;
};

/** Free places day by day; a touch keeps one. */
export function SlotList({ data, from, doctor, busy, onHold, onFrom }: SlotListProps) {
  const zone = useTimeZone();
  const today = dateIn(useMinute(), zone);
  const days = Map.groupBy(data.items, (one) => dateIn(Date.parse(one.startsAt), zone));
  return (
    <section aria-label={`Créneaux libres ${ofName(doctor)}`} className="mg-stack">
      <p>Créneaux libres {ofName(doctor)}, à proposer au patient :</p>
      {days.size === 0 && <p className="mg-soft">Aucun créneau libre sur ces deux semaines.</p>}
      <div className="mt-slot-days">
        {[...days].map(([day, slots]) => (
          <div key={day}>
            <p>
              <strong>{formatPlainDay(day)}</strong>
            </p>
            <ul className="mt-slots">
              {slots.map((one) => (
                <li key={one.slotId}>
                  <Button variant="default" disabled={busy} onClick={() => onHold(one.slotId)}>
                    {formatTime(one.startsAt, zone)}
                    {one.modality === "HH" && " à domicile"}
                    <span className="mg-hidden"> {formatPlainDay(day)}, garder ce créneau</span>
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <div className="mg-actions">
        {from !== undefined && (
          <Button
            variant="subtle"
            disabled={busy}
            onClick={() => {
              const before = addDays(from, -14);
              onFrom(before > today ? before : undefined);
            }}
          >
            Deux semaines plus tôt
          </Button>
        )}
        <Button variant="subtle" disabled={busy} onClick={() => onFrom(addDays(data.untilOn, 1))}>
          Deux semaines plus tard
        </Button>
      </div>
    </section>
  );
}
