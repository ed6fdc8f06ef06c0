import "../proposals/proposals.css";
import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import type { Ref } from "react";
import { useMinute, useTimeZone, When } from "../../../../design/index.ts";
import { MODALITY_WORDS } from "../client/care-words.ts";
import { DistanceFromPatient } from "../proposals/distance-from-patient.tsx";
import type { ShownProposal } from "../proposals/merge-proposals.ts";
import { bookingWords, placesWords } from "../proposals/proposal-words.ts";
import type { Orienting } from "../proposals/use-orienting.ts";
import type { Proposed } from "../proposals/use-proposals.ts";

type DeskProposalsProps = {
  ref: Ref<HTMLOListElement>;
  proposed: Proposed;
  orienting: Orienting;
  selectedId: string | null;
  onSelect: (slotId: string) => void;
  onBook: () => void;
};

/** The list under the map: ↑ ↓ choose, Enter holds, R books. */
export function DeskProposals({
  ref,
  proposed,
  orienting,
  selectedId,
  onSelect,
  onBook,
}: DeskProposalsProps) {
  const { answer, list, newer } = proposed;
  return (
    <>
      {answer?.nothingFits && list.length > 0 && (
        <p className="snp-note" role="status">
          Rien dans le délai demandé : voici le plus tôt au-delà.
        </p>
      )}
      <p className="snp-queue-news" role="status">
        {newer > 0 ? (
          <button type="button" className="mg-text-button" onClick={() => void proposed.renew()}>
            <IconRefresh size={16} aria-hidden />{" "}
            {newer > 1 ? `${newer} nouveaux créneaux` : "Un nouveau créneau"} : afficher
          </button>
        ) : (
          <span className="mg-soft">
            {list.length > 0 ? "Propositions à jour" : "Aucun créneau ne convient"}
          </span>
        )}
      </p>
      <ol ref={ref} className="snp-desk-list" aria-label="Créneaux proposés">
        {list.map((one) => (
          <DeskProposal
            key={one.slotId}
            one={one}
            selected={one.slotId === selectedId}
            orienting={orienting}
            onSelect={() => onSelect(one.slotId)}
            onBook={onBook}
          />
        ))}
      </ol>
    </>
  );
}

type DeskProposalProps = {
  one: ShownProposal;
  selected: boolean;
  orienting: Orienting;
  onSelect: () => void;
  onBook: () => void;
};

function DeskProposal({ one, selected, orienting, onSelect, onBook }: DeskProposalProps) {
  const zone = useTimeZone();
  const now = useMinute();
  const words = bookingWords(one, zone, now);
  const held = orienting.held?.slotId === one.slotId;
  return (
    <li className="snp-desk-item" data-gone={one.gone ? true : undefined} data-held={held || undefined}>
      <button
        type="button"
        className="snp-desk-pick"
        aria-current={selected ? "true" : undefined}
        onClick={onSelect}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || one.gone || held) return;
          event.preventDefault();
          void orienting.hold(one, words);
        }}
      >
        <span className="snp-rank" aria-hidden>
          {one.rank}
        </span>
        <span className="snp-desk-when">
          <When at={one.startsAt} />
          {one.isOwnDoctor && <span className="snp-own">son médecin traitant</span>}
          {!one.withinDelay && <span className="snp-late">au-delà du délai</span>}
        </span>
        <span className="snp-desk-who">
          <strong>{one.professionalName}</strong>
          <span className="mg-soft">
            {MODALITY_WORDS[one.modality]}
            {one.distanceMeters !== null && one.modality !== "VR" && (
              <>
                {" · "}
                <DistanceFromPatient distanceMeters={one.distanceMeters} />
              </>
            )}
            {` · ${placesWords(one.placesLeft)}`}
            {one.isPartner && " · CPTS voisine"}
          </span>
        </span>
      </button>
      {one.gone && (
        <p className="snp-gone" role="status">
          {one.gone}
        </p>
      )}
      {selected && !one.gone && (
        <div className="snp-desk-acts">
          <p className="mg-small">Pourquoi : {one.reasons.join(" ; ")}</p>
          <div className="mg-actions">
            <Button
              size="sm"
              className="snp-book"
              onClick={onBook}
              loading={orienting.busy?.startsWith("book") ?? false}
            >
              Réserver {words}
            </Button>
            {!held && (
              <Button
                size="sm"
                variant="default"
                onClick={() => void orienting.hold(one, words)}
                loading={orienting.busy?.startsWith("hold") ?? false}
              >
                Tenir 5 min
              </Button>
            )}
          </div>
        </div>
      )}
    </li>
  );
}
