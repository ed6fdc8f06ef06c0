import { useLocation, useSearch } from "@tanstack/react-router";
import { useGo } from "../../../design/index.ts";

export type SearchWords = Readonly<Record<string, string>>;

/** What the address says of a search, so that « back » finds it again; setting one to "" takes it away. */
export function useSearchWords(): [SearchWords, (change: Record<string, string>) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const { pathname } = useLocation();
  const go = useGo();
  const words = Object.fromEntries(Object.entries(search).map(([key, value]) => [key, String(value)]));
  const change = (part: Record<string, string>) => {
    const next = Object.entries({ ...words, ...part }).filter(([, value]) => value !== "");
    const text = new URLSearchParams(next).toString();
    go(text ? `${pathname}?${text}` : pathname, { replace: true });
  };
  return [words, change];
}
