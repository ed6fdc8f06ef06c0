import { Button } from "@mantine/core";
import { Countdown } from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import type { Orienting } from "./use-orienting.ts";

type HeldBannerProps = {
  orienting: Orienting;
  /** Says that a place is held and until when, even if this screen did not see it happen (a reload, a colleague). */
  request: Pick<Request, "status" | "heldUntil">;
  onBook: () => void;
};

/** Length of a hold in reference data; the bar only needs to be near it, the figures are exact. */
const HOLD_SECONDS = 300;

/** The place that is held while the patient thinks: how long still, and the two ways out. */
export function HeldBanner({ orienting, request, onBook }: HeldBannerProps) {
  const { held, busy } = orienting;
  const until = held?.until ?? (request.status === "held" ? request.heldUntil : null);
  if (!until) return null;
  return (
    <section className="snp-held" aria-label="Place tenue">
      <Countdown
        key={until}
        until={until}
        totalSeconds={HOLD_SECONDS}
        label={held ? `Tenu pour votre patient : ${held.words}` : "Une place est tenue pour ce patient"}
        onEnd={orienting.expired}
      />
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
