import { IconAlertTriangle, IconClock } from "@tabler/icons-react";
import { clockWords, formatDuration, secondsBetween } from "./time-words.ts";
import { useNow } from "./use-now.ts";

type ClockProps = {
  /** Counts up from here… */
  since?: string | number | Date;
  /** …or down to here. */
  until?: string | number | Date;
  /** Seconds: counting down, amber when fewer are left; counting up, amber when more have gone. */
  amberSeconds?: number;
  /** What it counts, read aloud: « en attente », « tenu ». */
  label: string;
  /** Shows the label beside the figures. */
  withLabel?: boolean;
};

/** A running clock, in words. Amber and a sign when time runs out; screen readers hear minutes, not each second. */
export function Clock({ since, until, amberSeconds, label, withLabel = false }: ClockProps) {
  const now = useNow();
  const left = until !== undefined;
  const seconds = left ? secondsBetween(now, until) : secondsBetween(since ?? now, now);
  const over = left && seconds <= 0;
  const amber = amberSeconds !== undefined && (left ? seconds <= amberSeconds : seconds >= amberSeconds);
  const spoken = over ? `${label} : terminé` : `${label} : ${formatDuration(Math.round(seconds / 60) * 60)}`;
  return (
    <span className="mg-clock" data-amber={amber || over || undefined} role="timer" aria-label={spoken}>
      {amber || over ? <IconAlertTriangle size={16} aria-hidden /> : <IconClock size={16} aria-hidden />}
      {withLabel && <span className="mg-clock-label">{label}</span>}
      <span className="mg-figures">{over ? "terminé" : clockWords(seconds)}</span>
    </span>
  );
}
