import type { RequestLine } from "../../contract.ts";
import { callsThe15 } from "../client/calls-the-15.ts";

/** Requests that stand still, by what unblocks them; each group is in the order of its clock. Pure. */
export type Standstill = { key: string; title: string; act: string; lines: readonly RequestLine[] };

const byClock = (one: RequestLine, other: RequestLine): number =>
  (one.clock?.dueAt ?? one.createdAt).localeCompare(other.clock?.dueAt ?? other.createdAt);

export function standstills(queue: readonly RequestLine[]): Standstill[] {
  const late = (line: RequestLine): boolean => line.clock?.late === true;
  const groups: [string, string, string, (line: RequestLine) => boolean][] = [
    ["urgent", "Signe de gravité sans décision écrite", "Écrire la décision", callsThe15],
    [
      "decided",
      "Décision écrite après un signe, fiche à terminer",
      "Terminer la fiche",
      (line) => line.status === "urgent" && line.decided,
    ],
    ["callback", "Rappels en retard", "Rappeler", (line) => line.status === "callback" && late(line)],
    [
      "late",
      "Délai dépassé, pas de rendez-vous",
      "Chercher un créneau",
      (line) => ["to-orient", "held", "waiting"].includes(line.status) && late(line),
    ],
    [
      "untaken",
      "À orienter, prises par personne",
      "Prendre en charge",
      (line) => line.status === "to-orient" && !late(line) && line.takenBy === null,
    ],
  ];
  return groups
    .map(([key, title, act, holds]) => ({ key, title, act, lines: queue.filter(holds).sort(byClock) }))
    .filter((group) => group.lines.length > 0);
}
