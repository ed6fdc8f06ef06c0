import "./proposals.css";
import { Button } from "@mantine/core";
import { IconArrowRight, IconRefresh } from "@tabler/icons-react";
import { EmptyState, ErrorState, Loading, useMinute, useTimeZone } from "../../../../design/index.ts";
import { groupByDoctor, type ShownProposal } from "./merge-proposals.ts";
import { ProposalCard } from "./proposal-card.tsx";
import { bookingWords } from "./proposal-words.ts";
import type { Orienting } from "./use-orienting.ts";
import type { Proposed } from "./use-proposals.ts";

type ProposalListProps = {
  proposed: Proposed;
  orienting: Orienting;
  verb: "Réserver" | "Déplacer à";
  onBook: (one: ShownProposal) => void;
  mayHold: boolean;
  onNothing: () => void;
};

/** The nearest slots that fit, each with its reasons; nothing moves once it is shown. */
export function ProposalList({ proposed, orienting, verb, onBook, mayHold, onNothing }: ProposalListProps) {
  const zone = useTimeZone();
  const now = useMinute();
  const { answer, list } = proposed;
  if (!answer && proposed.error)
    return <ErrorState error={proposed.error} onRetry={() => void proposed.renew()} />;
  if (!answer) return <Loading what="les propositions" />;
  return (
    <div className="mg-stack">
      {answer.from?.approximate && (
        <p className="mg-small mg-soft">Distances comptées depuis le centre de la commune, à vol d’oiseau.</p>
      )}
      {answer.nothingFits && list.length > 0 && (
        <p className="snp-note" role="status">
          Rien dans le délai demandé. Voici le plus tôt au-delà, et d’autres voies plus bas.
        </p>
      )}
      {proposed.newer > 0 && (
        <Button
          variant="default"
          leftSection={<IconRefresh size={18} aria-hidden />}
          onClick={() => void proposed.renew()}
        >
          {proposed.newer > 1
            ? `${proposed.newer} nouveaux créneaux : afficher`
            : "Un nouveau créneau : afficher"}
        </Button>
      )}
      {list.length === 0 ? (
        <EmptyState title="Aucun créneau ne convient">
          Élargissez ce qui convient (distance, domicile, CPTS voisine), ou prenez une des voies ci-dessous.
        </EmptyState>
      ) : (
        <ol className="snp-proposals" aria-label="Propositions">
          {groupByDoctor(list).map((group, index) => (
            <ProposalCard
              key={group[0].slotId}
              group={group}
              rank={index + 1}
              busy={orienting.busy}
              heldSlotId={orienting.held?.slotId ?? null}
              verb={verb}
              onBook={onBook}
              onHold={mayHold ? (one) => void orienting.hold(one, bookingWords(one, zone, now)) : undefined}
            />
          ))}
        </ol>
      )}
      <SetAside setAside={answer.setAside} />
      <Button
        variant="subtle"
        rightSection={<IconArrowRight size={18} aria-hidden />}
        onClick={onNothing}
        className="snp-nothing"
      >
        Rien ne convient
      </Button>
    </div>
  );
}

/** What was left out, and why: nobody has to wonder why a colleague is not in the list. */
function SetAside({ setAside }: { setAside: readonly { reason: string; count: number }[] }) {
  if (setAside.length === 0) return null;
  return (
    <details className="snp-reasons">
      <summary>Créneaux écartés</summary>
      <ul>
        {setAside.map((one) => (
          <li key={one.reason}>
            {one.count} : {one.reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
