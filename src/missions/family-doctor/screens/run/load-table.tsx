import { type Column, DataTable } from "../../../../design/index.ts";
import type { AnswerSummary } from "../../run/run-contract.ts";
import { LoadBar } from "../client/load-bar.tsx";

type Doctor = AnswerSummary["doctors"][number];

const COLUMNS: readonly Column<Doctor>[] = [
  {
    key: "doctor",
    header: "Médecin",
    cell: (one) => one.professionalName,
    sortBy: (one) => one.professionalName,
    title: true,
  },
  {
    key: "before",
    header: "Avant",
    cell: (one) => <LoadBar taken={one.taken} capacity={one.capacity} label="places" />,
    sortBy: (one) => one.taken / Math.max(1, one.capacity),
  },
  {
    key: "after",
    header: "Après",
    cell: (one) => <LoadBar taken={one.taken + one.given} capacity={one.capacity} label="places" />,
    sortBy: (one) => (one.taken + one.given) / Math.max(1, one.capacity),
  },
  {
    key: "given",
    header: "Nouveaux patients",
    cell: (one) => one.given,
    sortBy: (one) => one.given,
    figures: true,
  },
];

/** Each volunteer's load against what they offer, before and after. */
export const LoadTable = ({ doctors }: { doctors: readonly Doctor[] }) => (
  <DataTable
    caption="Charge de chaque médecin, avant et après"
    columns={COLUMNS}
    rows={doctors}
    rowKey={(one) => one.offerId}
    empty={<p className="mg-soft">Aucun médecin n’offre de place aujourd’hui.</p>}
  />
);
