import { Button, Select } from "@mantine/core";
import { IconCalendarPlus, IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import "./day.css";
import type { AgendaDay } from "../../../../core/agenda/index.ts";
import {
  addDays,
  EmptyState,
  formatPlainDay,
  holdsOneOf,
  LinkButton,
  Page,
  PrintButton,
  QueryView,
  useCpts,
  useCptsPath,
  useGo,
  useMinute,
} from "../../../../design/index.ts";
import { DayTimeline } from "./day-timeline.tsx";
import { useAwaited, useDay, useWhichDay } from "./use-day.ts";
import { useDayActs } from "./use-day-acts.tsx";

/** The day of a professional: who comes, who waits, who was seen. One touch for each. */
export default function MyDay() {
  const which = useWhichDay();
  const { slug, on, today, mine, items, professionalId } = which;
  const chosen = items.find((one) => one.professionalId === professionalId);
  const day = formatPlainDay(on, Number(today.slice(0, 4)));
  return (
    <Page title="Ma journée" subtitle={on === today ? `Aujourd’hui, ${day}` : day} width="narrow">
      <DayHead which={which} />
      {mine.isSuccess && professionalId === undefined ? (
        <NoAgenda />
      ) : (
        professionalId && (
          <Day
            key={`${professionalId} ${on}`}
            slug={slug}
            professionalId={professionalId}
            on={on}
            writesReturns={which.writesReturns && chosen !== undefined}
          />
        )
      )}
    </Page>
  );
}

function NoAgenda() {
  const inCpts = useCptsPath();
  if (!holdsOneOf(useCpts(), ["coordinator"]))
    return (
      <EmptyState title="Aucun agenda à votre nom">
        Votre compte n’est pas encore relié à une fiche de l’annuaire. Demandez à la coordination de votre
        CPTS de faire le lien.
      </EmptyState>
    );
  return (
    <EmptyState
      title="Aucun agenda à votre nom"
      action={<LinkButton href={inCpts("membres")}>Qui fait quoi</LinkButton>}
    >
      Si vous recevez vous-même des patients, reliez votre compte à votre fiche de l’annuaire depuis « Qui
      fait quoi ».
    </EmptyState>
  );
}

function DayHead({ which }: { which: ReturnType<typeof useWhichDay> }) {
  const { on, today, items, professionalId } = which;
  const go = useGo();
  const inCpts = useCptsPath();
  const show = (date: string, pro = professionalId) => {
    const search = new URLSearchParams();
    if (date !== today) search.set("jour", date);
    if (pro && pro !== items[0]?.professionalId) search.set("pro", pro);
    go(inCpts(`agenda/jour${search.size > 0 ? `?${search}` : ""}`), { replace: true });
  };
  return (
    <div className="day-head mg-no-print">
      {items.length > 1 && (
        <Select
          aria-label="Journée de"
          allowDeselect={false}
          value={professionalId ?? null}
          data={items.map((one) => ({
            value: one.professionalId,
            label: one.own ? `${one.professionalName} (vous)` : one.professionalName,
          }))}
          onChange={(value) => value && show(on, value)}
        />
      )}
      <Button
        variant="default"
        leftSection={<IconChevronLeft size={18} aria-hidden />}
        onClick={() => show(addDays(on, -1))}
      >
        Veille
      </Button>
      <Button
        variant="default"
        rightSection={<IconChevronRight size={18} aria-hidden />}
        onClick={() => show(addDays(on, 1))}
      >
        Lendemain
      </Button>
      {on !== today && (
        <Button variant="subtle" onClick={() => show(today)}>
          Aujourd’hui
        </Button>
      )}
      <PrintButton />
    </div>
  );
}

type DayProps = { slug: string; professionalId: string; on: string; writesReturns: boolean };

function Day({ slug, professionalId, on, writesReturns }: DayProps) {
  const { day, refresh } = useDay(slug, professionalId, on);
  const awaited = useAwaited(slug, writesReturns);
  const { acts, dialogs } = useDayActs(slug, refresh, writesReturns);
  const now = useMinute();
  const waiting = new Set(awaited.data?.items.map((one) => one.bookingId) ?? []);
  return (
    <>
      <QueryView query={day} what="la journée">
        {(data) => (
          <>
            <Summary day={data} />
            {data.slots.length === 0 ? (
              <NothingToday />
            ) : (
              <DayTimeline day={data} now={now} awaited={waiting} acts={acts} />
            )}
          </>
        )}
      </QueryView>
      {dialogs}
    </>
  );
}

/** « 6 patients, 1 arrivé, 3 places libres » */
function Summary({ day }: { day: AgendaDay }) {
  const bookings = day.slots
    .flatMap((slot) => slot.bookings)
    .filter((one) => !["cancelled", "expired", "held"].includes(one.status));
  const arrived = bookings.filter((one) => one.status === "arrived").length;
  const open = day.slots.filter((slot) => slot.state === "open");
  const free = open.reduce((sum, slot) => sum + slot.places - slot.taken, 0);
  if (day.slots.length === 0) return null;
  const parts = [
    bookings.length === 0 ? "Aucun patient" : `${bookings.length} patient${bookings.length > 1 ? "s" : ""}`,
    ...(arrived > 0 ? [`${arrived} en salle d’attente`] : []),
    free === 0 ? "plus de place libre" : `${free} place${free > 1 ? "s" : ""} libre${free > 1 ? "s" : ""}`,
  ];
  return (
    <p className="day-summary" aria-live="polite">
      {parts.join(" · ")}
    </p>
  );
}

function NothingToday() {
  const inCpts = useCptsPath();
  return (
    <EmptyState
      title="Aucun créneau ce jour"
      action={
        <LinkButton href={inCpts("agenda/semaine")} leftSection={<IconCalendarPlus size={18} aria-hidden />}>
          Ouvrir des créneaux
        </LinkButton>
      }
    >
      Ici s’affichent les patients que l’on vous adresse, heure par heure. Ouvrez des créneaux pour que la
      régulation et vos collègues puissent y orienter.
    </EmptyState>
  );
}
