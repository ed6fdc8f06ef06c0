import {
  type Column,
  counted,
  DataTable,
  EmptyState,
  LinkButton,
  useCptsPath,
} from "../../../../design/index.ts";
import type { Standstill, StandstillCode } from "../../contract.ts";

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
  caption: string;
  items: readonly Standstill[];
  more: { loading: boolean; onMore: () => void } | undefined;
};

/** Requests that stand still, each with its next act. */
export function WaitingTable({ caption, items, more }: TableProps) {
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
      caption={caption}
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
