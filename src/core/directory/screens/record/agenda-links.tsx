import { IconCalendarWeek } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { AppLink, api, holdsOneOf, useCpts } from "../../../../design/index.ts";

/** Who may see any agenda (agenda.read); a professional finds their own in the rail. */
const DESK = ["coordinator", "operator"];

/** The way to a colleague's agenda, once at least one place has its slots. */
export function AgendaLinks({ slug, professionalId }: { slug: string; professionalId: string }) {
  const cpts = useCpts();
  const agenda = useQuery({
    queryKey: ["agenda", slug, professionalId, "sources"],
    queryFn: () =>
      api.get<{ practices: { schedule: unknown }[] }>(
        `/api/c/${slug}/agenda/professionals/${professionalId}`,
      ),
    enabled: slug !== "" && holdsOneOf(cpts, DESK),
    retry: false,
  });
  if (!agenda.data?.practices.some((place) => place.schedule !== null)) return null;
  const href = (place: string) => `/c/${slug}/agenda/${place}?pro=${professionalId}`;
  return (
    <p className="mg-row mg-no-print">
      <AppLink href={href("semaine")} className="dir-call">
        <IconCalendarWeek size={18} aria-hidden />
        Voir son agenda
      </AppLink>
      <AppLink href={href("plages")} className="dir-call">
        Ses plages types
      </AppLink>
      <AppLink href={href("absences")} className="dir-call">
        Ses absences
      </AppLink>
    </p>
  );
}
