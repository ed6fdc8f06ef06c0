import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useRef } from "react";
import {
  dateIn,
  holdsOneOf,
  useCpts,
  useLiveEvents,
  useMinute,
  useTimeZone,
} from "../../../../design/index.ts";
import { dayClient } from "./day-client.ts";

/** A gesture elsewhere shows here at once; the minute is for a line that was cut. */
const MINUTE_MS = 60_000;
/** Events come in bursts: one act tells several topics. */
const BURST_MS = 300;
const key = (slug: string, ...rest: string[]) => ["day", slug, ...rest];

export const mineQuery = (slug: string) =>
  queryOptions({
    queryKey: key(slug, "mine"),
    queryFn: () => dayClient.mine(slug),
    staleTime: MINUTE_MS,
  });

export const dayQuery = (slug: string, professionalId: string, on: string) =>
  queryOptions({
    queryKey: key(slug, "of", professionalId, on),
    queryFn: () => dayClient.day(slug, professionalId, on),
    refetchInterval: MINUTE_MS,
  });

export const awaitedQuery = (slug: string) =>
  queryOptions({
    queryKey: key(slug, "awaited"),
    queryFn: () => dayClient.awaited(slug),
    refetchInterval: MINUTE_MS,
  });

/** Whose day, and which: the address decides (`?pro=`, `?jour=`), else my own today. */
export function useWhichDay() {
  const cpts = useCpts();
  const slug = cpts?.cptsSlug ?? "";
  const zone = useTimeZone();
  const today = dateIn(useMinute(), zone);
  const { pro, jour } = useSearch({ strict: false }) as { pro?: string; jour?: string };
  const mine = useQuery({ ...mineQuery(slug), enabled: slug !== "" });
  const items = mine.data?.items ?? [];
  const on = typeof jour === "string" && /^\d{4}-\d{2}-\d{2}$/.test(jour) ? jour : today;
  return {
    slug,
    zone,
    today,
    on,
    mine,
    items,
    professionalId: pro ?? items[0]?.professionalId,
    writesReturns: holdsOneOf(cpts, ["professional", "assistant"]),
  };
}

export function useDay(slug: string, professionalId: string, on: string) {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: key(slug) });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const later = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void refresh(), BURST_MS);
  };
  useLiveEvents(slug ? `/api/c/${slug}/live` : null, later, ["booking", "slot"]);
  const day = useQuery(dayQuery(slug, professionalId, on));
  return { day, refresh };
}

/** Bookings whose return is awaited from this person. */
export const useAwaited = (slug: string, enabled: boolean) => useQuery({ ...awaitedQuery(slug), enabled });
