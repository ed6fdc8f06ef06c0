import { Button } from "@mantine/core";
import { Countdown } from "../../../../design/index.ts";
import type { Orienting } from "./use-orienting.ts";

type HeldBannerProps = {
  orienting: Orienting;
  /** The request says that a place is held, even if this screen did not see it happen (a reload, a colleague). */
  isHeld: boolean;
  onBook: () => void;
};

/** Length of a hold in reference data; the bar only needs to be near it, the figures are exact. */
const HOLD_SECONDS = 300;

/** The place that is held while the patient thinks: how long still, and the two ways out. */
export function HeldBanner({ orienting, isHeld, onBook }: HeldBannerProps) {
  const { held, busy } = orienting;
  if (!held && !isHeld) return null;
  return (
    <section className="snp-held" aria-label="Place tenue">
      {held ? (
        <Countdown
          key={held.until}
          until={held.until}
          totalSeconds={HOLD_SECONDS}
          label={`Tenu pour votre patient : ${held.words}`}
          onEnd={orienting.expired}
        />
      ) : (
        <p>Une place est tenue pour ce patient, quelques minutes.</p>
      )}
      <div className="mg-actions">
        <Button className="snp-book" onClick={onBook} loading={busy?.startsWith("book") ?? false}>
          Réserver {held?.words ?? "la place tenue"}
        </Button>
        <Button variant="default" onClick={() => void orienting.release()} disabled={busy !== null}>
          Rendre la place
        </Button>
      </div>
    </section>
  );
}
