import { Alert, Button } from "@mantine/core";
import { IconBeach, IconPlus } from "@tabler/icons-react";
import { Suspense, useState } from "react";
import { type CalendarEvent, type Span, WeekCalendar } from "../../../design/calendar/index.ts";
import {
  formatPlainDay,
  LinkButton,
  Loading,
  mondayOf,
  PrintButton,
  QueryView,
  StatusBadge,
  useCptsPath,
} from "../../../design/index.ts";
import type { Agenda, AgendaWeek } from "../contract.ts";
import { AgendaFrame } from "./agenda-frame.tsx";
import { MODALITY_WORDS } from "./agenda-words.ts";
import { OpeningDialog } from "./opening-dialog.tsx";
import { PlacesToOpen } from "./place-settings.tsx";
import { SlotDialog } from "./slot-dialog.tsx";
import { ToDecide } from "./to-decide.tsx";
import { useLiveAgenda, useWeek } from "./use-agenda.ts";
import { useChange } from "./use-change.tsx";

type Slot = AgendaWeek["slots"][number];

/** My week: drawn to open, touched to close or move, dragged on the desk; the same by keyboard and on the phone. */
export default function MyWeek() {
  return (
    <AgendaFrame
      path="agenda/semaine"
      title="Ma semaine"
      actions={<PrintButton />}
      subtitle="Dessinez une plage pour l’ouvrir, touchez un créneau pour le fermer ou le déplacer."
    >
      {(slug, agenda) =>
        agenda.practices.some((one) => one.schedule) ? (
          <Week slug={slug} agenda={agenda} />
        ) : (
          <PlacesToOpen slug={slug} agenda={agenda} />
        )
      }
    </AgendaFrame>
  );
}

function Week({ slug, agenda }: { slug: string; agenda: Agenda }) {
  const [monday, setMonday] = useState(() => mondayOf(agenda.today));
  const [opening, setOpening] = useState<Span | "blank" | null>(null);
  const [slotId, setSlotId] = useState<string | null>(null);
  const week = useWeek(slug, agenda.professionalId, monday);
  const change = useChange(slug, agenda);
  useLiveAgenda(slug, agenda.professionalId);
  return (
    <div className="ag-week">
      <p className="ag-paper-name">{agenda.professionalName}</p>
      <ToDecide agenda={agenda} change={change} />
      <QueryView query={week} what="la semaine">
        {(data) => {
          const slot = data.slots.find((one) => one.id === slotId);
          return (
            <>
              <WeekNotes week={data} />
              <Suspense fallback={<Loading what="la semaine" />}>
                <WeekCalendar
                  monday={monday}
                  events={data.slots.map((slot) => eventOf(slot, agenda))}
                  zone={data.timeZone}
                  onWeek={setMonday}
                  onOpen={setSlotId}
                  onCreate={setOpening}
                  createLabel="Ouvrir des créneaux"
                  onMove={(id, span) =>
                    change.tryOut({ kind: "slot.move", slotId: id, startsAt: span.startsAt })
                  }
                />
              </Suspense>
              {data.slots.length === 0 && <EmptyWeek agenda={agenda} onOpen={() => setOpening("blank")} />}
              {slot && (
                <SlotDialog slot={slot} agenda={agenda} change={change} onClose={() => setSlotId(null)} />
              )}
            </>
          );
        }}
      </QueryView>
      {opening && (
        <OpeningDialog
          agenda={agenda}
          span={opening === "blank" ? null : opening}
          monday={monday}
          change={change}
          onClose={() => setOpening(null)}
        />
      )}
      {change.dialog}
    </div>
  );
}

const titleOf = ({ places, taken }: Slot): string => {
  if (taken === 0) return places > 1 ? `${places} libres` : "Libre";
  return taken === places ? "Réservé" : `${taken} sur ${places}`;
};

/** Where is said only when it is not the one usual place. */
function eventOf(slot: Slot, agenda: Agenda): CalendarEvent {
  const several = agenda.practices.filter((one) => one.schedule).length > 1;
  const where = [
    ...(slot.modality === "AMB" ? [] : [MODALITY_WORDS[slot.modality]]),
    ...(several && slot.modality === "AMB" ? [slot.siteName] : []),
  ];
  return {
    id: slot.id,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    title: titleOf(slot),
    ...(where.length > 0 ? { detail: where.join(", ") } : {}),
    tone: slot.taken === 0 ? "open" : "done",
    movable: slot.coming,
  };
}

/** Why a day is empty: a holiday, an absence. */
function WeekNotes({ week }: { week: AgendaWeek }) {
  if (week.holidays.length + week.absences.length === 0) return null;
  return (
    <div className="ag-notes">
      {week.holidays.map((one) => (
        <StatusBadge
          key={one.date}
          meaning="neutral"
        >{`${formatPlainDay(one.date, Number(one.date.slice(0, 4)))} : ${one.label}, férié`}</StatusBadge>
      ))}
      {week.absences.map((one) => (
        <StatusBadge key={one.id} meaning="neutral">
          {one.label ? `Absence cette semaine : ${one.label}` : "Absence cette semaine"}
        </StatusBadge>
      ))}
    </div>
  );
}

function EmptyWeek({ agenda, onOpen }: { agenda: Agenda; onOpen: () => void }) {
  const inCpts = useCptsPath();
  return (
    <Alert
      color="canal"
      variant="light"
      icon={<IconBeach size={22} aria-hidden />}
      title="Aucun créneau cette semaine"
      mt="md"
    >
      <p>
        {agenda.templates.length > 0
          ? "Vos plages types n’ouvrent rien cette semaine, ou vous êtes absent. Vous pouvez ouvrir des créneaux pour une fois."
          : "Décrivez une fois ce qui se répète chaque semaine : vos créneaux s’ouvrent ensuite tout seuls, huit semaines à l’avance."}
      </p>
      <div className="mg-actions">
        {agenda.templates.length === 0 && (
          <LinkButton href={inCpts("agenda/plages")}>Décrire mes plages types</LinkButton>
        )}
        <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={onOpen}>
          Ouvrir des créneaux pour une fois
        </Button>
      </div>
    </Alert>
  );
}
