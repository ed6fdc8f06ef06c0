import { Button } from "@mantine/core";
import { IconHome, IconStethoscope, IconVideo } from "@tabler/icons-react";
import { dateIn, formatTime, ofName, useMinute, useTimeZone, When } from "../../../../design/index.ts";
import { MODALITY_WORDS } from "../client/care-words.ts";
import { DistanceFromPatient } from "./distance-from-patient.tsx";
import type { ShownProposal } from "./merge-proposals.ts";
import { bookingWords, placesWords, shortWhen } from "./proposal-words.ts";

export const MODALITY_ICONS = { AMB: IconStethoscope, HH: IconHome, VR: IconVideo } as const;

type ProposalCardProps = {
  /** The slots of one professional at one place, the first of the ranking first. */
  group: readonly [ShownProposal, ...ShownProposal[]];
  /** Place of the card in the list. */
  rank: number;
  busy: string | null;
  heldSlotId: string | null;
  verb: "Réserver" | "Déplacer à";
  onBook: (one: ShownProposal) => void;
  onHold?: ((one: ShownProposal) => void) | undefined;
};

/** ① Dr A · cabinet · aujourd'hui 14 h 20 · 1,2 km · reste 3 places, with its reasons and its button. */
export function ProposalCard({ group, rank, busy, heldSlotId, verb, onBook, onHold }: ProposalCardProps) {
  const zone = useTimeZone();
  const now = useMinute();
  const [one, ...others] = group;
  const heldHere = heldSlotId === one.slotId;
  const words = bookingWords(one, zone, now);
  return (
    <li className="snp-proposal" data-gone={one.gone ? true : undefined} data-held={heldHere || undefined}>
      <span className="snp-rank" aria-hidden>
        {rank}
      </span>
      <div className="snp-proposal-body">
        <ProposalFacts one={one} />
        {one.gone ? (
          <p className="snp-gone" role="status">
            {one.gone}
          </p>
        ) : (
          <div className="mg-actions">
            <Button
              onClick={() => onBook(one)}
              className="snp-book"
              loading={busy?.includes(one.slotId) ?? false}
              disabled={busy !== null && !busy.includes(one.slotId)}
            >
              {verb} {words}
            </Button>
            {onHold && !heldHere && (
              <Button variant="subtle" onClick={() => onHold(one)} disabled={busy !== null}>
                Tenir 5 minutes
              </Button>
            )}
          </div>
        )}
        {others.length > 0 && (
          <OtherHours first={one} others={others} verb={verb} busy={busy} onBook={onBook} />
        )}
        <Reasons one={one} />
      </div>
    </li>
  );
}

type OtherHoursProps = Pick<ProposalCardProps, "verb" | "busy" | "onBook"> & {
  first: ShownProposal;
  others: readonly ShownProposal[];
};

/** The next hours of the same professional, one touch each as well. */
function OtherHours({ first, others, verb, busy, onBook }: OtherHoursProps) {
  const zone = useTimeZone();
  const now = useMinute();
  return (
    <ul className="snp-hours" aria-label={`Autres heures ${ofName(others[0]?.professionalName ?? "")}`}>
      {others.map((other) => (
        <li key={other.slotId}>
          <Button
            variant="default"
            loading={busy?.includes(other.slotId) ?? false}
            disabled={busy !== null || other.gone !== null}
            aria-label={`${verb} ${bookingWords(other, zone, now)}`}
            title={other.gone ?? undefined}
            onClick={() => onBook(other)}
          >
            {dateIn(other.startsAt, zone) === dateIn(first.startsAt, zone)
              ? formatTime(other.startsAt, zone)
              : shortWhen(other.startsAt, zone, now)}
          </Button>
        </li>
      ))}
    </ul>
  );
}

export function ProposalFacts({ one }: { one: ShownProposal }) {
  const Icon = MODALITY_ICONS[one.modality];
  return (
    <div className="snp-facts">
      <p className="snp-facts-who">
        <strong>{one.professionalName}</strong>
        {one.isOwnDoctor && <span className="snp-own">son médecin traitant</span>}
        {one.isPartner && <span className="snp-partner">CPTS voisine</span>}
      </p>
      <p className="snp-facts-when">
        <When at={one.startsAt} />
        {!one.withinDelay && <span className="snp-late">au-delà du délai</span>}
      </p>
      <p className="mg-soft snp-facts-where">
        <span className="mg-nowrap">
          <Icon size={17} aria-hidden className="mg-inline-icon" /> {MODALITY_WORDS[one.modality]}
        </span>
        {one.distanceMeters !== null && one.modality !== "VR" && (
          <DistanceFromPatient distanceMeters={one.distanceMeters} />
        )}
        <span className="mg-nowrap">{placesWords(one.placesLeft)}</span>
      </p>
    </div>
  );
}

function Reasons({ one }: { one: ShownProposal }) {
  return (
    <details className="snp-reasons">
      <summary>Pourquoi cette proposition ?</summary>
      <ul>
        {one.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        {one.modality === "AMB" && <li>{[one.siteName, one.siteAddress].filter(Boolean).join(", ")}</li>}
        {one.wheelchair === true && <li>Accessible en fauteuil roulant</li>}
      </ul>
    </details>
  );
}
