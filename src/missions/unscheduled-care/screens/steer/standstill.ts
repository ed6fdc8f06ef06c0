import type { RequestLine } from "../../contract.ts";
import { callsThe15 } from "../client/calls-the-15.ts";

/** Requests that stand still, by what unblocks them; each group is in the order of its clock. Pure. */
export type Standstill = {
  key: string;
  title: string;
  /** Why these stand still, in a sentence. */
  reason: string;
  act: string;
  /** The screen where the act is done, to be followed by the id of the request. */
  where: string;
  lines: readonly RequestLine[];
};

const DESK = "soins/poste?d=";
const PAGE = "soins/demandes/";

const byClock = (one: RequestLine, other: RequestLine): number =>
  (one.clock?.dueAt ?? one.createdAt).localeCompare(other.clock?.dueAt ?? other.createdAt);

export function standstills(queue: readonly RequestLine[]): Standstill[] {
  const late = (line: RequestLine): boolean => line.clock?.late === true;
  const groups: (Omit<Standstill, "lines"> & { holds: (line: RequestLine) => boolean })[] = [
    {
      key: "urgent",
      title: "Signe de gravité sans décision écrite",
      reason: "Tant que personne n’a écrit ce qui a été décidé, rien ne peut être réservé.",
      act: "Écrire la décision",
      where: DESK,
      holds: callsThe15,
    },
    {
      key: "decided",
      title: "Décision écrite après un signe, fiche à terminer",
      reason: "La décision permet un rendez-vous ; il manque la fin de la fiche.",
      act: "Terminer la fiche",
      where: DESK,
      holds: (line) => line.status === "urgent" && line.decided,
    },
    {
      key: "callback",
      title: "Rappels en retard",
      reason: "L’heure promise à la personne est passée.",
      act: "Rappeler",
      where: DESK,
      holds: (line) => line.status === "callback" && late(line),
    },
    {
      key: "late",
      title: "Délai dépassé, pas de rendez-vous",
      reason: "Le délai du niveau choisi est passé sans qu’une place ait été prise.",
      act: "Chercher un créneau",
      where: DESK,
      holds: (line) => ["to-orient", "held", "waiting"].includes(line.status) && late(line),
    },
    {
      key: "untaken",
      title: "À orienter, prises par personne",
      reason: "Elles sont dans leur délai, mais personne au poste ne s’en occupe.",
      act: "Prendre en charge",
      where: DESK,
      holds: (line) => line.status === "to-orient" && !late(line) && line.takenBy === null,
    },
    {
      key: "news",
      title: "Orientées vers une ressource, sans nouvelles",
      reason:
        "Une ressource n’écrit pas de retour. Personne n’a encore dit ce que ces patients sont devenus.",
      act: "Dire ce qu’il est devenu",
      where: PAGE,
      holds: (line) => line.status === "resource" && late(line),
    },
  ];
  return groups
    .map(({ holds, ...group }) => ({ ...group, lines: queue.filter(holds).sort(byClock) }))
    .filter((group) => group.lines.length > 0);
}

/** Under the sum of all groups, how many are of the first one, which cannot wait: « dont 1 : signe de gravité sans décision écrite ». */
export function worstWords(groups: readonly Pick<Standstill, "title" | "lines">[]): string {
  const [worst, ...others] = groups;
  if (!worst) return "rien d’arrêté";
  if (others.length === 0) return worst.title;
  return `dont ${worst.lines.length} : ${worst.title.charAt(0).toLowerCase()}${worst.title.slice(1)}`;
}
