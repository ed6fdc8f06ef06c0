import { Button } from "@mantine/core";
import { useState } from "react";
import { Countdown, secondsBetween } from "../../../../design/index.ts";
import type { Orienting } from "./use-orienting.ts";

/** The place that is held while the patient thinks: how long still, and the two ways out. */
export function HeldBanner({ orienting, onBook }: { orienting: Orienting; onBook: () => void }) {
  const { held, busy } = orienting;
  const [total] = useState(() => (held ? Math.max(1, secondsBetween(Date.now(), held.until)) : 300));
  if (!held) return null;
  return (
    <section className="snp-held" aria-label="Place tenue">
      <Countdown
        key={held.until}
        until={held.until}
        totalSeconds={Math.max(total, 300)}
        label={`Tenu pour votre patient : ${held.words}`}
        onEnd={orienting.expired}
      />
      <div className="mg-actions">
        <Button className="snp-book" onClick={onBook} loading={busy?.startsWith("book") ?? false}>
          Réserver {held.words}
        </Button>
        <Button variant="default" onClick={() => void orienting.release()} disabled={busy !== null}>
          Rendre la place
        </Button>
      </div>
    </section>
  );
}
