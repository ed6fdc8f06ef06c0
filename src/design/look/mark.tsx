/** Five knots and the threads that hold them. One colour: the text's. */
const knots = [
  [12, 3.6],
  [20.4, 9.8],
  [17.2, 19.8],
  [6.8, 19.8],
  [3.6, 9.8],
] as const;

const threads =
  "M12 3.6 20.4 9.8 17.2 19.8 6.8 19.8 3.6 9.8ZM12 3.6 17.2 19.8M20.4 9.8 3.6 9.8M12 3.6 6.8 19.8";

/** Drawn beside the name, it says nothing more: hidden from screen readers. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" className="mg-mark" aria-hidden="true">
      <path
        d={threads}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeLinejoin="round"
        opacity={0.75}
      />
      {knots.map(([x, y]) => (
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
