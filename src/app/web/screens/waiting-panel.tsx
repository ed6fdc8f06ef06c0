import { queryOptions, useQuery } from "@tanstack/react-query";
import { AppLink } from "../../../design/link.tsx";
import { Section } from "../../../design/page/section.tsx";
import type { PanelReady } from "../../../design/places.ts";
import { useCpts } from "../../../design/session.ts";
import { readWaiting } from "../read-waiting.ts";

const waitingQuery = (slug: string) =>
  queryOptions({
    queryKey: ["waiting", slug],
    queryFn: () => readWaiting(slug),
    enabled: slug !== "",
    refetchInterval: 300_000,
  });

export const ready: PanelReady = (queries, { cptsSlug }) => queries.ensureQueryData(waitingQuery(cptsSlug));

/** What waits for the coordination, of every mission, before anything else: each line leads to its next act. */
export default function WaitingPanel() {
  const slug = useCpts()?.cptsSlug ?? "";
  const { data } = useQuery(waitingQuery(slug));
  if (!data) return null;
  return (
    <Section title="Ce qui vous attend">
      {data.length === 0 ? (
        <p className="mg-soft">Rien ne vous attend : ni accès à relire, ni demande, ni échéance proche.</p>
      ) : (
        <ul className="mg-waiting">
          {data.map((one) => (
            <li key={one.path}>
              <AppLink href={`/c/${slug}/${one.path}`}>{one.what}</AppLink>
              {one.detail && <span className="mg-soft"> {one.detail}</span>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
