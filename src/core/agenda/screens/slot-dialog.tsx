import { Button, Modal } from "@mantine/core";
import { IconArrowsMove, IconLock, IconUsers } from "@tabler/icons-react";
import { useState } from "react";
import {
  DayInput,
  dateIn,
  FormProblem,
  formatPlainDay,
  formatTime,
  instantAt,
  LinkButton,
  TimeInput,
  useCptsPath,
} from "../../../design/index.ts";
import type { Agenda, AgendaWeek } from "../contract.ts";
import { AUDIENCE_WORDS, isAudience, MODALITY_WORDS } from "./agenda-words.ts";
import type { ChangeControl } from "./use-change.tsx";

type DialogProps = {
  slot: AgendaWeek["slots"][number];
  agenda: Agenda;
  change: ChangeControl;
  onClose: () => void;
};

/** One slot: what it is, and its two acts. Moving by date and hour is the keyboard's and the phone's way. */
export function SlotDialog({ slot, agenda, change, onClose }: DialogProps) {
  const zone = agenda.timeZone;
  const date = dateIn(slot.startsAt, zone);
  const inCpts = useCptsPath();
  const [moving, setMoving] = useState(false);
  const title = `${formatPlainDay(date, Number(agenda.today.slice(0, 4)))}, ${formatTime(slot.startsAt, zone)} – ${formatTime(slot.endsAt, zone)}`;
  const close = () => {
    onClose();
    change.tryOut({ kind: "slot.close", slotId: slot.id });
  };
  return (
    <Modal opened onClose={onClose} title={title}>
      <div className="mg-stack">
        <p>
          {slot.taken === 0 ? "Libre" : `${slot.taken} patient${slot.taken > 1 ? "s" : ""}`} sur {slot.places}{" "}
          place{slot.places > 1 ? "s" : ""} · {MODALITY_WORDS[slot.modality]} · {slot.siteName}
          <br />
          <span className="mg-soft">
            Ouvert à :{" "}
            {slot.audiences
              .filter(isAudience)
              .map((one) => AUDIENCE_WORDS[one])
              .join(", ")}
            {slot.source === "kept" && " · gardé pour un rendez-vous, hors de vos plages types"}
          </span>
        </p>
        {slot.taken > 0 && (
          <LinkButton
            variant="default"
            leftSection={<IconUsers size={18} aria-hidden />}
            href={inCpts(`agenda/jour?jour=${date}&pro=${agenda.professionalId}`)}
          >
            Voir les patients de ce jour
          </LinkButton>
        )}
        {!slot.coming && <p className="mg-soft">Ce créneau a commencé : il ne se change plus.</p>}
        {slot.coming && !moving && (
          <div className="mg-actions">
            <Button leftSection={<IconLock size={18} aria-hidden />} onClick={close}>
              Fermer ce créneau
            </Button>
            <Button
              variant="default"
              leftSection={<IconArrowsMove size={18} aria-hidden />}
              onClick={() => setMoving(true)}
            >
              Le déplacer…
            </Button>
          </div>
        )}
        {moving && <MoveForm slot={slot} zone={zone} change={change} onDone={onClose} />}
      </div>
    </Modal>
  );
}

function MoveForm({
  slot,
  zone,
  change,
  onDone,
}: {
  slot: DialogProps["slot"];
  zone: string;
  change: ChangeControl;
  onDone: () => void;
}) {
  const [date, setDate] = useState(dateIn(slot.startsAt, zone));
  const [time, setTime] = useState(clockIn(slot.startsAt, zone));
  const [problem, setProblem] = useState<unknown>(null);
  const move = async () => {
    const [hour = 0, minute = 0] = time.split(":").map(Number);
    try {
      await change.propose({
        kind: "slot.move",
        slotId: slot.id,
        startsAt: new Date(instantAt(date, hour * 60 + minute, zone)).toISOString(),
      });
      onDone();
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <form
      className="mg-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void move();
      }}
    >
      <FormProblem error={problem} />
      <div className="ag-row">
        <DayInput label="Le" required value={date} onChange={(day) => setDate(day)} autoFocused />
        <TimeInput label="À" required value={time} onChange={(time) => setTime(time)} />
      </div>
      <Button type="submit" loading={change.busy} disabled={!date || !time}>
        Déplacer le créneau
      </Button>
    </form>
  );
}

const clockIn = (at: string, zone: string): string =>
  new Date(at).toLocaleTimeString("fr-FR", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
