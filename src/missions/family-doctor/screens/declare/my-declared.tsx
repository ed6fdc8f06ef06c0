import "../search.css";
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import {
  AppLink,
  EmptyState,
  ErrorState,
  LinkButton,
  Loading,
  Page,
  PolicyNote,
  StatusBadge,
  useCpts,
  useCptsPath,
  When,
} from "../../../../design/index.ts";
import type { RequestLine } from "../../contract.ts";
import { doctorKeys, useDoctorLive } from "../client/doctor-queries.ts";
import { patientName, STATUS_MEANING } from "../client/doctor-words.ts";
import { searchClient } from "../client/search-client.ts";

/** « Ceux que j'ai signalés »: what became of each. */
export default function MyDeclared() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const path = useCptsPath();
  useDoctorLive(cpts);
  const list = useInfiniteQuery({
    queryKey: [...doctorKeys.all(cpts), "mine"],
    queryFn: ({ pageParam }) =>
      searchClient.list(cpts, { view: "mine", limit: "50", ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    enabled: cpts !== "",
  });
  const lines = list.data?.pages.flatMap((page) => page.items) ?? [];
  const declare = <LinkButton href={path("medecin-traitant/declarer")}>Déclarer un patient</LinkButton>;
  return (
    <Page
      title="Ceux que j’ai signalés"
      subtitle="Les patients sans médecin traitant que vous avez déclarés, et ce qu’ils deviennent."
      width="narrow"
      actions={lines.length > 0 ? declare : undefined}
    >
      {list.isPending ? (
        <Loading what="vos demandes" />
      ) : list.isError && lines.length === 0 ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : lines.length === 0 ? (
        <EmptyState title="Vous n’avez encore signalé personne" action={declare}>
          Vous rencontrez un patient qui cherche un médecin traitant ? Déclarez-le avec son accord : vous
          suivrez ici chaque étape, jusqu’au premier rendez-vous.
        </EmptyState>
      ) : (
        <ul className="mt-list">
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Afficher la suite
        </Button>
      )}
      <PolicyNote
        may={["Suivre, compléter ou clore une demande que vous avez déclarée."]}
        openTo="qui a déclaré le patient ; la coordination suit toutes les demandes ouvertes"
      />
    </Page>
  );
}

function Line({ line }: { line: RequestLine }) {
  const path = useCptsPath();
  return (
    <li className="mg-card">
      <AppLink href={path(`medecin-traitant/demandes/${line.id}`)} className="mt-item-link">
        <span className="mt-item-head">
          <strong>{patientName(line)}</strong>
          <StatusBadge meaning={STATUS_MEANING[line.status]}>{line.endLabel ?? line.statusLabel}</StatusBadge>
        </span>
        <span className="mg-small mg-soft">
          {[line.doctorName, line.communeName, line.reference].filter(Boolean).join(" · ")} · depuis{" "}
          <When at={line.standsSince} />
        </span>
      </AppLink>
    </li>
  );
}
