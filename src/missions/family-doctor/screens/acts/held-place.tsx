import { Button } from "@mantine/core";
import { Clock, formatWhen, useNow, useTimeZone } from "../../../../design/index.ts";
import type { DoctorSlots } from "../../contract.ts";

type HeldPlaceProps = {
  held: NonNullable<DoctorSlots["held"]>;
  doctorName: string | null;
  busy: boolean;
  onBook: () => void;
  onRelease: () => void;
};

/** The place kept while the patient is on the phone: said whole, then booked in one touch. */
export function HeldPlace({ held, doctorName, busy, onBook, onRelease }: HeldPlaceProps) {
  const when = formatWhen(held.startsAt, useTimeZone(), useNow());
  return (
    <section className="mt-held mg-stack" aria-label="Créneau gardé">
      <p>
        <strong>{when}</strong>
        {held.modality === "HH"
          ? ", visite à domicile"
          : `, ${[held.siteName, held.siteAddress].filter(Boolean).join(", ")}`}
      </p>
      <p>
        Le créneau est gardé pendant que vous parlez au patient :{" "}
        <Clock until={held.until} label="encore gardé" amberSeconds={60} withLabel />
      </p>
      <div className="mg-actions">
        <Button onClick={onBook} loading={busy}>
          {`Réserver ${when}${doctorName ? ` chez ${doctorName}` : ""}`}
        </Button>
        <Button variant="default" onClick={onRelease} disabled={busy}>
          Choisir un autre créneau
        </Button>
      </div>
    </section>
  );
}
