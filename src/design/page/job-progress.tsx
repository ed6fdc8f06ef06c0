import { formatDuration, formatNumber } from "../time/time-words.ts";

type JobProgressProps = {
  label: string;
  done: number;
  /** null while it is not known yet. */
  total: number | null;
  /** « lignes » */
  unit: string;
  /** Seconds still needed, when it can be said. */
  leftSeconds?: number | null;
  state?: "running" | "done" | "failed";
};

const words = { running: "En cours", done: "Terminé", failed: "Arrêté" };

/** A bar with its numbers, for anything longer than two seconds. */
export function JobProgress({ label, done, total, unit, leftSeconds, state = "running" }: JobProgressProps) {
  const share = total ? Math.min(1, done / total) : 0;
  const count =
    total === null
      ? `${formatNumber(done)} ${unit}`
      : `${formatNumber(done)} sur ${formatNumber(total)} ${unit}`;
  return (
    <div className="mg-job" data-state={state}>
      <div className="mg-job-head">
        <span>{label}</span>
        <span className="mg-figures">{total ? `${Math.floor(share * 100)} %` : ""}</span>
      </div>
      <div
        className="mg-bar"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={total ? Math.floor(share * 100) : undefined}
        aria-valuetext={`${words[state]} : ${count}`}
        data-unknown={total === null && state === "running" ? true : undefined}
      >
        <div className="mg-bar-fill" style={{ transform: `scaleX(${total === null ? 1 : share})` }} />
      </div>
      <p className="mg-small mg-soft mg-figures">
        {words[state]} · {count}
        {state === "running" && leftSeconds ? ` · encore ${formatDuration(leftSeconds)} environ` : ""}
      </p>
    </div>
  );
}
