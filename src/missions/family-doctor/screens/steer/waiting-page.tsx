import "../search.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  AppLink,
  type Column,
  counted,
  DataTable,
  EmptyState,
  ErrorState,
  LinkButton,
  Loading,
  Page,
  PolicyNote,
  useCpts,
  useCptsPath,
} from "../../../../design/index.ts";
import type { Standstill, StandstillCode, StandstillPage } from "../../contract.ts";
import { doctorKeys, useDoctorLive } from "../client/doctor-queries.ts";
import { steerClient } from "../client/steer-client.ts";

/** « Ce qui attend »: what stands still and why, by priority, each with its next act. */
export default function WaitingPage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const path = useCptsPath();
  const [code, setCode] = useState<StandstillCode | null>(null);
  useDoctorLive(cpts);
  const list = useInfiniteQuery({
    queryKey: [...doctorKeys.all(cpts), "standstills", code],
    queryFn: ({ pageParam }) =>
      steerClient.standstills(cpts, {
        ...(code ? { code } : {}),
        ...(pageParam ? { after: pageParam } : {}),
      }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    enabled: cpts !== "",
  });
  const first = list.data?.pages[0];
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Médecin traitant : ce qui attend"
      subtitle="Les demandes arrêtées, par priorité puis par retard, et ce qu’il faut faire pour chacune."
    >
      {list.isPending ? (
        <Loading what="ce qui attend" />
      ) : list.isError && !first ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        first && (
          <>
            <Counts page={first} code={code} onCode={setCode} />
            {first.counts.some((one) => one.code === "waiting" && one.count > 1) && (
              <p className="mg-no-print">
                <AppLink href={path("medecin-traitant/calcul")}>
                  Calculer les propositions pour tous ceux qui attendent
                </AppLink>
              </p>
            )}
            <Table
              items={items}
              more={
                list.hasNextPage
                  ? { loading: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }
                  : undefined
              }
            />
          </>
        )
      )}
      <PolicyNote
        may={["Voir ce qui n’avance pas, et ouvrir chaque demande."]}
        openTo="coordination de la CPTS"
      />
    </Page>
  );
}

type CountsProps = {
  page: StandstillPage;
  code: StandstillCode | null;
  onCode: (code: StandstillCode | null) => void;
};

function Counts({ page, code, onCode }: CountsProps) {
  const shown = page.counts.filter((one) => one.count > 0);
  if (shown.length === 0) return null;
  return (
    <fieldset className="mg-suggestions mg-no-print">
      <legend className="mg-hidden">Ce qui manque</legend>
      <button type="button" className="mg-pill" aria-pressed={code === null} onClick={() => onCode(null)}>
        Tout
      </button>
      {shown.map((one) => (
        <button
          key={one.code}
          type="button"
          className="mg-pill"
          aria-pressed={one.code === code}
          onClick={() => onCode(one.code)}
        >
          {one.label} <span className="mg-figures">({one.count})</span>
        </button>
      ))}
    </fieldset>
  );
}

/** What unblocks each; it is done on the page of the request. */
const NEXT_ACT: Record<StandstillCode, string> = {
  "to-check": "Vérifier",
  waiting: "Proposer un médecin",
  "no-candidate": "Chercher un volontaire",
  proposed: "Solliciter le médecin",
  sent: "Relancer",
  accepted: "Prévenir le patient",
  told: "Fixer le rendez-vous",
  appointed: "Noter la déclaration",
};

type TableProps = {
  items: readonly Standstill[];
  more: { loading: boolean; onMore: () => void } | undefined;
};

function Table({ items, more }: TableProps) {
  const path = useCptsPath();
  const columns: Column<Standstill>[] = [
    { key: "patient", header: "Patient", title: true, cell: (one) => one.patientName ?? "Identité effacée" },
    { key: "why", header: "Ce qui manque", cell: (one) => one.sentence },
    { key: "weight", header: "Priorité", cell: (one) => one.weight, figures: true, deskOnly: true },
    {
      key: "late",
      header: "Retard",
      cell: (one) => <span className="mg-nowrap">{counted(one.lateDays, "jour")}</span>,
      figures: true,
    },
    { key: "commune", header: "Commune", cell: (one) => one.communeName ?? "—", deskOnly: true },
    {
      key: "act",
      header: "À faire",
      cell: (one) => (
        <LinkButton size="sm" variant="default" href={path(`medecin-traitant/demandes/${one.requestId}`)}>
          {NEXT_ACT[one.code]}
          <span className="mg-hidden"> {one.reference}</span>
        </LinkButton>
      ),
    },
  ];
  return (
    <DataTable
      caption="Demandes arrêtées"
      columns={columns}
      rows={items}
      rowKey={(one) => one.requestId}
      more={more}
      empty={
        <EmptyState title="Rien n’est arrêté">
          Ici s’affichent les demandes que personne n’a vérifiées, les médecins qui n’ont pas répondu, les
          patients pas encore prévenus, et les rendez-vous passés sans déclaration à la caisse.
        </EmptyState>
      }
    />
  );
}
