import "../care.css";
import "../requests/requests.css";
import { useQuery } from "@tanstack/react-query";
import {
  AppLink,
  LinkButton,
  type PanelReady,
  QueryView,
  Section,
  useCpts,
  useCptsPath,
} from "../../../../design/index.ts";
import type { RequestLine } from "../../contract.ts";
import { listQuery } from "../client/care-queries.ts";
import { useCareLive } from "../client/use-care-live.ts";
import { RequestCard } from "../requests/request-card.tsx";
import { WAITING_FOR_ME } from "./early-addresses.ts";

const SHOWN = 4;

export const ready: PanelReady = (queries, cpts) =>
  queries.ensureQueryData(listQuery(cpts.cptsSlug, WAITING_FOR_ME));

/** What of mine waits: to read first, then by clock. */
export default function MyRequestsPanel() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const path = useCptsPath();
  const mine = useQuery({ ...listQuery(cpts, WAITING_FOR_ME), enabled: cpts !== "" });
  useCareLive(cpts);
  return (
    <Section
      title="Vos patients"
      actions={<LinkButton href={path("soins/orienter")}>Orienter un patient</LinkButton>}
    >
      <QueryView query={mine} what="vos patients">
        {({ items }) => <Waiting items={items} allHref={path("soins/demandes")} />}
      </QueryView>
    </Section>
  );
}

function Waiting({ items, allHref }: { items: readonly RequestLine[]; allHref: string }) {
  const waiting = items
    .filter((line) => line.unreadReturn || !["closed", "seen"].includes(line.status))
    .sort((one, other) => Number(other.unreadReturn) - Number(one.unreadReturn));
  if (waiting.length === 0)
    return (
      <p className="mg-soft">
        Aucune demande en cours. Les patients que vous orientez s’afficheront ici, jusqu’au retour.
      </p>
    );
  return (
    <>
      <ul className="snp-requests">
        {waiting.slice(0, SHOWN).map((line) => (
          <RequestCard key={line.id} line={line} />
        ))}
      </ul>
      {waiting.length > SHOWN && <AppLink href={allHref}>Voir les {waiting.length - SHOWN} autres</AppLink>}
    </>
  );
}
