import { useEffect, useRef } from "react";
import { clockFace, secondsBetween } from "./time-words.ts";
import { useNow } from "./use-now.ts";

type CountdownProps = {
  /** The instant at which the hold ends. */
  until: string | number | Date;
  /** Whole length of the hold, in seconds: the bar is full at its start. */
  totalSeconds: number;
  label: string;
  /** Called once, when it reaches zero. */
  onEnd?: () => void;
};

/** How long a hold still stands: figures and a bar that empties, amber in its last fifth. */
export function Countdown({ until, totalSeconds, label, onEnd }: CountdownProps) {
  const now = useNow();
  const seconds = Math.max(0, secondsBetween(now, until));
  const ended = seconds <= 0;
  const told = useRef(false);
  useEffect(() => {
    if (!ended || told.current) return;
    told.current = true;
    onEnd?.();
  }, [ended, onEnd]);
  const share = Math.min(1, seconds / totalSeconds);
  return (
    <div className="mg-countdown" data-amber={share <= 0.2 || undefined}>
      <div className="mg-countdown-words">
        <span>{ended ? "La réservation provisoire est terminée" : label}</span>
        <strong className="mg-figures" role="timer" aria-live="off">
          {clockFace(seconds)}
        </strong>
      </div>
      <div className="mg-bar" aria-hidden>
        <div className="mg-bar-fill" style={{ transform: `scaleX(${share})` }} />
      </div>
      <span className="mg-hidden" role="status">
        {!ended && seconds <= 30 ? "Moins de trente secondes." : ""}
      </span>
    </div>
  );
}
