import "../search.css";

type LoadBarProps = {
  taken: number;
  capacity: number;
  /** « patients acceptés » */
  label: string;
};

/** How much of an offer is used: the bar for the eye, the words for everyone. */
export function LoadBar({ taken, capacity, label }: LoadBarProps) {
  const share = capacity > 0 ? Math.min(100, Math.round((taken / capacity) * 100)) : 0;
  return (
    <span className="mt-load">
      <span className="mt-load-track" aria-hidden data-full={taken >= capacity || undefined}>
        <span style={{ width: `${share}%` }} />
      </span>
      <span className="mg-small mg-figures">
        {taken} / {capacity} {label}
      </span>
    </span>
  );
}
