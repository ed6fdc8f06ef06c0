import { useQuery } from "@tanstack/react-query";
import { api, formatTime, useBand, useCpts, useTimeZone } from "../../../design/index.ts";
import type { OwnGlass } from "../break-glass/contract.ts";

const ROLES = ["professional", "operator", "coordinator"];

/** Says across the top, on every screen, that the person holds a record open beyond need-to-know, and until when. */
export function GlassBand() {
  const cpts = useCpts();
  const zone = useTimeZone();
  const slug = cpts?.cptsSlug ?? "";
  const mine = useQuery({
    queryKey: ["break-glass", slug, "mine"],
    queryFn: () => api.get<{ items: OwnGlass[] }>(`/api/c/${slug}/break-glass/mine`),
    enabled: slug !== "" && ROLES.some((role) => cpts?.roles.includes(role)),
    refetchInterval: 60_000,
  });
  const items = mine.data?.items ?? [];
  const last = items.at(-1);
  const count =
    items.length === 1 ? "Vous avez ouvert un dossier" : `Vous avez ouvert ${items.length} dossiers`;
  useBand(
    last
      ? `${count} par accès exceptionnel, jusqu’à ${formatTime(last.endsAt, zone)}. Chaque lecture est inscrite au journal et sera relue.`
      : null,
  );
  return null;
}
