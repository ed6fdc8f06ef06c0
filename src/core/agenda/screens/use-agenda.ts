import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useRef } from "react";
import { useCpts, useLiveEvents } from "../../../design/index.ts";
import type { MyAgendas } from "../contract.ts";
import { agendaClient } from "./agenda-client.ts";

export type MyAgenda = MyAgendas["items"][number];

/** Which agenda the screen is about: the one named in the address (`?pro=`), else mine, else the first that I assist. */
export function useWhichAgenda() {
  const slug = useCpts()?.cptsSlug ?? "";
  const { pro } = useSearch({ strict: false }) as { pro?: string };
  const mine = useQuery({
    queryKey: ["agenda", slug, "mine"],
    queryFn: () => agendaClient.mine(slug),
    enabled: slug !== "",
    staleTime: 60_000,
  });
  const items: readonly MyAgenda[] = mine.data?.items ?? [];
  return { slug, mine, items, professionalId: typeof pro === "string" ? pro : items[0]?.professionalId };
}

/** Everything of an agenda hangs under this key, so that one change refreshes it all. */
export const agendaKey = (slug: string, professionalId: string) => ["agenda", slug, professionalId] as const;

export const useAgenda = (slug: string, professionalId: string | undefined) =>
  useQuery({
    queryKey: [...agendaKey(slug, professionalId ?? ""), "sources"],
    queryFn: () => agendaClient.read(slug, professionalId ?? ""),
    enabled: slug !== "" && professionalId !== undefined,
  });

export const useWeek = (slug: string, professionalId: string, monday: string) =>
  useQuery({
    queryKey: [...agendaKey(slug, professionalId), "week", monday],
    queryFn: () => agendaClient.week(slug, professionalId, monday),
    placeholderData: (former) => former,
  });

/** Events come in bursts (one act tells several topics): screens ask once per burst. */
const BURST_MS = 400;

/** Slots and bookings that change elsewhere are fetched again. */
export function useLiveAgenda(slug: string, professionalId: string): void {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useLiveEvents(`/api/c/${slug}/live`, () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => void queries.invalidateQueries({ queryKey: agendaKey(slug, professionalId) }),
      BURST_MS,
    );
  }, ["slot", "booking"]);
}
