import { queryOptions } from "@tanstack/react-query";
import { api, type Meaning } from "../../../../design/index.ts";
import type {
  CalendarAddress,
  CalendarAddresses,
  Clock,
  ContractDate,
  DateInput,
} from "../../clock/clock-contract.ts";

const at = (slug: string): string => `/api/c/${slug}/project/clock`;

export const clockQuery = (slug: string) =>
  queryOptions({
    queryKey: ["project-clock", slug],
    queryFn: () => api.get<Clock>(at(slug)),
    enabled: slug !== "",
  });
export const feedsQuery = (slug: string) =>
  queryOptions({
    queryKey: ["project-clock", slug, "feeds"],
    queryFn: () => api.get<CalendarAddresses>(`${at(slug)}/feeds`),
    enabled: slug !== "",
  });

export const clockClient = {
  write: (slug: string, key: string, input: DateInput) => api.put<Clock>(`${at(slug)}/dates/${key}`, input),
  makeFeed: (slug: string) => api.post<CalendarAddress>(`${at(slug)}/feeds`),
  endFeed: (slug: string, id: string) => api.delete<void>(`${at(slug)}/feeds/${id}`),
};

export const DATE_WORDS: Record<ContractDate["state"], { label: string; meaning: Meaning }> = {
  done: { label: "Tenue", meaning: "done" },
  late: { label: "En retard", meaning: "warn" },
  soon: { label: "Proche", meaning: "held" },
  ahead: { label: "À venir", meaning: "open" },
  open: { label: "Sans date", meaning: "neutral" },
  stopped: { label: "Arrêtée", meaning: "neutral" },
};

/** « dans 12 jours », « il y a 3 jours » */
export function leftWords(days: number | null): string {
  if (days === null) return "";
  if (days === 0) return "aujourd’hui";
  const size = Math.abs(days);
  const words = size >= 60 ? `${Math.round(size / 30.44)} mois` : size === 1 ? "1 jour" : `${size} jours`;
  return days > 0 ? `dans ${words}` : `il y a ${words}`;
}
