import "../care.css";
import "../requests/requests.css";
import { useQuery } from "@tanstack/react-query";
import { AppLink, LinkButton, Section, useCpts, useCptsPath } from "../../../../design/index.ts";
import { listQuery } from "../client/care-queries.ts";
import { useCareLive } from "../client/use-care-live.ts";
import { RequestCard } from "../requests/request-card.tsx";

const OPEN = "draft,urgent,to-orient,held,callback,waiting,booked,resource,seen";
const SHOWN = 4;

/** What of mine waits: to read first, then by clock. */
export default function MyRequestsPanel() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const path = useCptsPath();
  const mine = useQuery({
    ...listQuery(cpts, { view: "mine", status: `${OPEN},closed`, limit: "40" }),
    enabled: cpts !== "",
  });
  useCareLive(cpts);
  const items = mine.data?.items ?? [];
  const waiting = items
    .filter((line) => line.unreadReturn || !["closed", "seen"].includes(line.status))
    .sort((one, other) => Number(other.unreadReturn) - Number(one.unreadReturn));
  return (
    <Section
      title="Vos patients"
      actions={<LinkButton href={path("soins/orienter")}>Orienter un patient</LinkButton>}
    >
      {waiting.length === 0 ? (
        <p className="mg-soft">
          Personne n’attend de vous. Les patients que vous orientez s’afficheront ici, jusqu’au retour.
        </p>
      ) : (
        <ul className="snp-requests">
          {waiting.slice(0, SHOWN).map((line) => (
            <RequestCard key={line.id} line={line} />
          ))}
        </ul>
      )}
      {waiting.length > SHOWN && (
        <AppLink href={path("soins/demandes")}>Voir les {waiting.length - SHOWN} autres</AppLink>
      )}
    </Section>
  );
}
