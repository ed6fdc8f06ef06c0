import {
  dateIn,
  Figure,
  formatTime,
  LinkButton,
  ofName,
  type PanelReady,
  Section,
  useCptsPath,
  useNow,
} from "../../../../design/index.ts";
import { awaitedQuery, dayQuery, mineQuery, useAwaited, useDay, useWhichDay } from "../day/use-day.ts";

type Mine = ReturnType<typeof useWhichDay>["items"][number];
const ownAgenda = (items: readonly Mine[]) => items.find((one) => one.hasAgenda);

export const ready: PanelReady = async (queries, { cptsSlug, timeZone }) => {
  const own = ownAgenda((await queries.ensureQueryData(mineQuery(cptsSlug))).items);
  if (!own) return;
  await Promise.all([
    queries.ensureQueryData(dayQuery(cptsSlug, own.professionalId, dateIn(Date.now(), timeZone))),
    queries.ensureQueryData(awaitedQuery(cptsSlug)),
  ]);
};

/** Who receives, or assists who receives: who still comes today, and the returns to write. Nothing for a person without an agenda. */
export default function DayPanel() {
  const which = useWhichDay();
  const own = ownAgenda(which.items);
  return own ? <Today which={which} own={own} /> : null;
}

type TodayProps = {
  which: ReturnType<typeof useWhichDay>;
  own: { professionalId: string; professionalName: string; own: boolean };
};

function Today({ which, own }: TodayProps) {
  const { slug, today, zone } = which;
  const path = useCptsPath();
  const now = useNow();
  const { day } = useDay(slug, own.professionalId, today);
  const awaited = useAwaited(slug, true).data?.items ?? null;
  const slots = day.data?.slots ?? null;
  const coming =
    slots?.filter((slot) =>
      slot.bookings.some((one) => one.status === "booked" || one.status === "arrived"),
    ) ?? [];
  const expected = coming.flatMap((slot) =>
    slot.bookings.filter((one) => one.status === "booked" || one.status === "arrived"),
  ).length;
  const next = coming.find((slot) => Date.parse(slot.endsAt) > now);
  const href = path("agenda/jour");
  return (
    <Section
      title={own.own ? "Votre journée" : `Journée ${ofName(own.professionalName)}`}
      actions={
        <LinkButton variant="default" href={href}>
          Ouvrir la journée
        </LinkButton>
      }
    >
      <div
        className="mg-columns mg-figures-row"
        style={{ "--mg-column": "clamp(128px, 15vw, 190px)" } as object}
      >
        <Figure
          label="Patients attendus"
          value={slots ? expected : null}
          since={next ? `le prochain à ${formatTime(next.startsAt, zone)}` : "plus personne aujourd’hui"}
          href={href}
        />
        <Figure
          label="Retours à écrire"
          value={awaited?.length ?? null}
          since={awaited?.length === 0 ? "tout est écrit" : "dix secondes chacun"}
          href={href}
        />
      </div>
    </Section>
  );
}
