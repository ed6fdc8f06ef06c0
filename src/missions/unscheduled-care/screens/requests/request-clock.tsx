import { Clock } from "../../../../design/index.ts";
import type { RequestLine } from "../../contract.ts";
import { CLOCK_WORDS } from "../client/care-words.ts";

/** The clock that runs on a request; amber in its last half hour, or in the last minute of a hold. */
export function RequestClock({ clock, bare = false }: { clock: RequestLine["clock"]; bare?: boolean }) {
  if (!clock) return null;
  const label = CLOCK_WORDS[clock.kind];
  if (clock.kind === "urgent")
    return <Clock since={clock.dueAt} amberSeconds={0} label={label} withLabel={!bare} />;
  if (clock.late) return <Clock since={clock.dueAt} amberSeconds={0} label="en retard de" withLabel />;
  return (
    <Clock
      until={clock.dueAt}
      amberSeconds={clock.kind === "hold" ? 60 : 1_800}
      label={label}
      withLabel={!bare}
    />
  );
}
