import { IconAlertOctagon, IconClock, IconClockHour3, IconClockPause } from "@tabler/icons-react";

const SHAPES: Record<string, typeof IconClock> = {
  red: IconAlertOctagon,
  orange: IconClock,
  yellow: IconClockHour3,
  green: IconClockPause,
};

/** A level by its word, its shape and its colour. */
export function LevelTag({ level }: { level: { label: string; colour: string } }) {
  const Shape = SHAPES[level.colour] ?? IconClock;
  return (
    <span className="snp-level" data-colour={level.colour}>
      <Shape size={17} aria-hidden />
      {level.label}
    </span>
  );
}
