import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconClock,
  IconPhoneCall,
} from "@tabler/icons-react";

export type Meaning = "neutral" | "open" | "held" | "done" | "warn" | "danger";

const shapes = {
  neutral: IconCircle,
  open: IconCircleDashed,
  held: IconClock,
  done: IconCircleCheck,
  warn: IconAlertTriangle,
  danger: IconPhoneCall,
};

/** A state in a word, with its shape and its colour: never colour alone. `danger` is kept for danger to life. */
export function StatusBadge({ meaning, children }: { meaning: Meaning; children: string }) {
  const Shape = shapes[meaning];
  return (
    <span className="mg-badge" data-meaning={meaning}>
      <Shape size={16} aria-hidden />
      {children}
    </span>
  );
}
