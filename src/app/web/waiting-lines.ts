import { formatPlainDay } from "../../design/time/time-words.ts";
import type { StandstillPage } from "../../missions/family-doctor/standstill/standstill-contract.ts";
import type { Unanswered } from "../../missions/unscheduled-care/contract.ts";
import type { GlassPage } from "../../platform/access/break-glass/contract.ts";
import type { JoinRequest } from "../../platform/identity/members-contract.ts";
import { counted } from "../../platform/text/counted.ts";
import type { Clock } from "../../steering/project/clock/clock-contract.ts";

export interface Waiting {
  /** « 2 accès exceptionnels à relire » */
  what: string;
  detail?: string;
  /** Inside the CPTS. */
  path: string;
}

/** The answers from which the coordination's list is made; absent: not open to the person, or not answered. */
export interface WaitingAnswers {
  unanswered?: { items: readonly Pick<Unanswered, "requestId">[] };
  glass?: { items: readonly Pick<GlassPage["items"][number], "isMine">[]; next: string | null };
  joins?: { items: readonly Pick<JoinRequest, "id">[] };
  standstills?: Pick<StandstillPage, "counts">;
  clock?: {
    dates: readonly Pick<Clock["dates"][number], "label" | "dueOn" | "state" | "daysLeft">[];
  };
}

/** What waits, the most pressing first; what counts nothing is left out. */
export function waitingOf({ unanswered, glass, joins, standstills, clock }: WaitingAnswers): Waiting[] {
  const lines: (Waiting & { count: number })[] = [];
  const returns = unanswered?.items.length ?? 0;
  lines.push({
    count: returns,
    what: counted(returns, "retour sans réponse après relance", "retours sans réponse après relance"),
    path: "soins/en-attente",
  });
  const toReview = glass?.items.filter((one) => !one.isMine).length ?? 0;
  lines.push({
    count: toReview,
    what: `${counted(toReview, "accès exceptionnel à relire", "accès exceptionnels à relire")}${glass?.next == null ? "" : " au moins"}`,
    path: "acces-exceptionnels",
  });
  const asked = joins?.items.length ?? 0;
  lines.push({
    count: asked,
    what: counted(asked, "personne demande l’accès", "personnes demandent l’accès"),
    path: "membres",
  });
  const still = standstills?.counts.reduce((sum, one) => sum + one.count, 0) ?? 0;
  lines.push({
    count: still,
    what: counted(
      still,
      "demande de médecin traitant n’avance pas",
      "demandes de médecin traitant n’avancent pas",
    ),
    path: "medecin-traitant/en-attente",
  });
  const near = clock?.dates.filter((one) => one.state === "late" || one.state === "soon") ?? [];
  const [first] = near.toSorted((one, other) => (one.daysLeft ?? 0) - (other.daysLeft ?? 0));
  lines.push({
    count: near.length,
    what: counted(near.length, "échéance du contrat", "échéances du contrat"),
    ...(first?.dueOn
      ? {
          detail: `${first.state === "late" ? "en retard" : "proche"} : ${first.label}, ${formatPlainDay(first.dueOn)}`,
        }
      : {}),
    path: "projet/echeances",
  });
  return lines.filter((one) => one.count > 0).map(({ count: _, ...line }) => line);
}
