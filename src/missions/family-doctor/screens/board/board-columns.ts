import type { RequestStatus } from "../../contract.ts";

export type BoardColumn = { status: RequestStatus; title: string; empty: string };

/** From the arrival of a request to its end. */
export const COLUMNS: readonly BoardColumn[] = [
  {
    status: "to-check",
    title: "À vérifier",
    empty: "Les demandes de la page publique et des listes arrivent ici : une personne les regarde d’abord.",
  },
  { status: "waiting", title: "En attente", empty: "Personne n’attend un médecin." },
  { status: "proposed", title: "Médecin choisi", empty: "Un médecin est choisi, rien n’est encore envoyé." },
  { status: "sent", title: "Médecin sollicité", empty: "Le médecin a la proposition et n’a pas répondu." },
  { status: "accepted", title: "Acceptées", empty: "Le médecin est d’accord : le patient reste à prévenir." },
  { status: "told", title: "Patient prévenu", empty: "Le patient sait ; le rendez-vous reste à fixer." },
  {
    status: "appointed",
    title: "Rendez-vous fixé",
    empty: "Reste à déclarer le médecin traitant à la caisse.",
  },
  { status: "closed", title: "Terminées", empty: "Les demandes terminées depuis peu." },
];

export const columnOf = (status: string): BoardColumn | undefined =>
  COLUMNS.find((column) => column.status === status);

/** Where an arrow goes from a card: place in a column, then the column; undefined at the edge. Pure. */
export function neighbour(
  heights: readonly number[],
  from: { column: number; row: number },
  key: string,
): { column: number; row: number } | undefined {
  if (key === "ArrowUp") return from.row > 0 ? { ...from, row: from.row - 1 } : undefined;
  if (key === "ArrowDown")
    return from.row + 1 < (heights[from.column] ?? 0) ? { ...from, row: from.row + 1 } : undefined;
  const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
  if (step === 0) return undefined;
  for (let column = from.column + step; column >= 0 && column < heights.length; column += step) {
    const height = heights[column] ?? 0;
    if (height > 0) return { column, row: Math.min(from.row, height - 1) };
  }
  return undefined;
}
