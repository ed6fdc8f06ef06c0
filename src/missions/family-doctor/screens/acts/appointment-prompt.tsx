import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { ofName, QueryView, sayProblem } from "../../../../design/index.ts";
import type { DoctorSlots } from "../../contract.ts";
import { appointmentClient, slotsQuery } from "../client/appointment-client.ts";
import { patientName } from "../client/doctor-words.ts";
import { AppointmentDay } from "./appointment-day.tsx";
import { HeldPlace } from "./held-place.tsx";
import { SlotList } from "./slot-list.tsx";
import type { StepDialogProps } from "./step-dialog.tsx";

/** The first appointment: a free place of the doctor's agenda, kept while the patient says yes, or a day agreed otherwise. */
export function AppointmentPrompt({ cpts, subject, onDone, onClose }: StepDialogProps) {
  const [from, setFrom] = useState<string | undefined>(undefined);
  const slots = useQuery(slotsQuery(cpts, subject.id, from));
  const [busy, setBusy] = useState(false);
  const isHeld = useRef(false);
  isHeld.current = slots.data?.held != null;
  const run = async (act: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await act();
    } catch (error) {
      sayProblem(error);
    } finally {
      await slots.refetch();
      setBusy(false);
    }
  };
  const release = () => appointmentClient.release(cpts, subject.id);
  // Closed without a yes: the place is another patient's again.
  useEffect(
    () => () => {
      if (isHeld.current) void appointmentClient.release(cpts, subject.id).catch(() => {});
    },
    [cpts, subject.id],
  );
  const book = async () => {
    setBusy(true);
    try {
      const after = await appointmentClient.book(cpts, subject.id, crypto.randomUUID());
      isHeld.current = false;
      await onDone.request(after, "premier rendez-vous réservé");
      onClose();
    } catch (error) {
      sayProblem(error);
      await slots.refetch();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={`Premier rendez-vous ${ofName(patientName(subject))}`} size="lg">
      <div className="mg-stack">
        <QueryView query={slots} what="les créneaux libres">
          {(data) =>
            data.held ? (
              <HeldPlace
                held={data.held}
                doctorName={subject.doctorName}
                busy={busy}
                onBook={() => void book()}
                onRelease={() => void run(release)}
              />
            ) : (
              <FreePlaces
                data={data}
                from={from}
                doctorName={subject.doctorName}
                busy={busy}
                onHold={(slotId) =>
                  void run(() => appointmentClient.hold(cpts, subject.id, slotId, crypto.randomUUID()))
                }
                onFrom={setFrom}
              />
            )
          }
        </QueryView>
        {!slots.data?.held && (
          <AppointmentDay cpts={cpts} subject={subject} onDone={onDone} onClose={onClose} />
        )}
      </div>
    </Modal>
  );
}

type FreePlacesProps = {
  data: DoctorSlots;
  from: string | undefined;
  doctorName: string | null;
  busy: boolean;
  onHold: (slotId: string) => void;
  onFrom: (day: string | undefined) => void;
};

function FreePlaces({ data, from, doctorName, ...acts }: FreePlacesProps) {
  const doctor = doctorName ?? "médecin";
  if (data.items.length === 0 && from === undefined)
    return (
      <p className="mg-soft">
        {doctorName ?? "Ce médecin"} n’a pas de créneau libre dans Maillage pour les deux semaines qui
        viennent. Appelez le cabinet, puis notez ci-dessous le jour convenu.
      </p>
    );
  return <SlotList data={data} from={from} doctor={doctor} {...acts} />;
}
