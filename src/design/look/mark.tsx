import { KNOTS, THREADS } from "./mark-drawing.ts";

/** Drawn beside the name, it says nothing more: hidden from screen readers. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" className="mg-mark" aria-hidden="true">
      <path
        d={THREADS}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeLinejoin="round"
        opacity={0.75}
      />
      {KNOTS.map(([x, y]) => (
        <circle key={`${x}-${y}`} cx={x} cy={y} r="2.6" fill="currentColor" />
      ))}
    </svg>
  );
}

/** The mark and the name, as they stand at the head of a page. */
export function Wordmark({ size = 28 }: { size?: number }) {
  return (
    <span className="mg-wordmark">
      <Mark size={size} />
      <span>Maillage</span>
    </span>
  );
}
