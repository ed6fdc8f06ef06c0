import "../care.css";
import "../requests/requests.css";
import "./waiting.css";
import { useQuery } from "@tanstack/react-query";
import {
  type Column,
  DataTable,
  EmptyState,
  LinkButton,
  Page,
  PolicyNote,
  QueryView,
  Section,
  StatusBadge,
  useCpts,
  useCptsPath,
  When,
} from "../../../../design/index.ts";
import type { RequestLine, Unanswered } from "../../contract.ts";
import { careClient } from "../client/care-client.ts";
import { careKeys, listQuery } from "../client/care-queries.ts";
import { meaningOf } from "../client/care-words.ts";
import { useCareLive } from "../client/use-care-live.ts";
import { patientName } from "../requests/request-card.tsx";
import { RequestClock } from "../requests/request-clock.tsx";
import { type Standstill, standstills } from "./standstill.ts";

/** « Ce qui est en attente »: what stands still and why, each with its next act. */
export default function WaitingPage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const queue = useQuery({ ...listQuery(cpts, { view: "queue", limit: "200" }), enabled: cpts !== "" });
  useCareLive(cpts);
  return (
    <Page
      title="Ce qui est en attente"
      subtitle="Les demandes arrêtées et les retours qui ne viennent pas ; chaque ligne mène à ce qui la débloque."
    >
      <div className="mg-stack snp-standing">
        <QueryView query={queue} what="ce qui est en attente">
          {(data) => <Groups groups={standstills(data.items)} />}
        </QueryView>
        <UnansweredReturns cpts={cpts} />
      </div>
      <PolicyNote
        may={[
          "Voir les demandes en cours, en prendre une en charge, relancer un professionnel dont le retour manque.",
        ]}
        openTo="coordination de la CPTS ; le poste d’appel voit la file"
      />
    </Page>
  );
}

function Groups({ groups }: { groups: readonly Standstill[] }) {
  const path = useCptsPath();
  if (groups.length === 0)
    return (
      <EmptyState title="Rien n’est arrêté">
        Ici s’affichent les signes de gravité sans décision, les rappels en retard, les délais dépassés, les
        demandes que personne n’a prises et les patients orientés vers une ressource dont on est sans
        nouvelles.
      </EmptyState>
    );
  const columns = (group: Standstill): Column<RequestLine>[] => [
    { key: "patient", header: "Patient", title: true, cell: patientName },
    {
      key: "state",
      header: "État",
      cell: (line) => <StatusBadge meaning={meaningOf(line)}>{line.statusLabel}</StatusBadge>,
    },
    { key: "clock", header: "Depuis", cell: (line) => <RequestClock clock={line.clock} /> },
    { key: "who", header: "Demandé par", cell: (line) => line.requesterLabel, deskOnly: true },
    { key: "taken", header: "En charge", cell: (line) => line.takenBy?.label ?? "personne" },
    {
      key: "act",
      header: "À faire",
      cell: (line) => (
        <LinkButton size="sm" variant="default" href={path(`${group.where}${line.id}`)}>
          {group.act}
        </LinkButton>
      ),
    },
  ];
  return (
    <>
      {groups.map((group) => (
        <Section key={group.key} title={`${group.title} (${group.lines.length})`} hint={group.reason}>
          <DataTable
            caption={group.title}
            columns={columns(group)}
            rows={group.lines}
            rowKey={(line) => line.id}
            empty={null}
          />
        </Section>
      ))}
    </>
  );
}

function UnansweredReturns({ cpts }: { cpts: string }) {
  const path = useCptsPath();
  const query = useQuery({
    queryKey: [...careKeys.lists(cpts), "unanswered"],
    queryFn: () => careClient.unanswered(cpts),
    enabled: cpts !== "",
  });
  const columns: Column<Unanswered>[] = [
    { key: "who", header: "Professionnel", title: true, cell: (one) => one.professionalName ?? "inconnu" },
    {
      key: "reference",
      header: "Demande",
      cell: (one) => <span className="mg-nowrap">{one.reference}</span>,
    },
    {
      key: "at",
      header: "Rendez-vous",
      cell: (one) => (one.appointmentAt ? <When at={one.appointmentAt} /> : "—"),
    },
    {
      key: "chased",
      header: "Relancé",
      cell: (one) => (one.chasedAt ? <When at={one.chasedAt} /> : "pas encore"),
    },
    {
      key: "act",
      header: "À faire",
      cell: (one) => (
        <LinkButton size="sm" variant="default" href={path(`soins/demandes/${one.requestId}`)}>
          Ouvrir et appeler
        </LinkButton>
      ),
    },
  ];
  return (
    <Section
      title="Retours restés sans réponse"
      hint="Le professionnel a été relancé ; le demandeur ne sait toujours pas ce qu’il est advenu du patient."
    >
      <QueryView query={query} what="les retours attendus">
        {(data) => (
          <DataTable
            caption="Retours restés sans réponse"
            columns={columns}
            rows={data.items}
            rowKey={(one) => one.requestId}
            empty={<p className="mg-soft">Tous les retours relancés sont arrivés.</p>}
          />
        )}
      </QueryView>
    </Section>
  );
}
