import type { ReactNode } from "react";
import type { Meaning } from "../page/status-badge.tsx";
import { When } from "./when.tsx";

export type TimelineEntry = {
  id: string;
  at: string;
  title: ReactNode;
  detail?: ReactNode;
  meaning?: Meaning;
  actions?: ReactNode;
};

type TimelineProps = {
  label: string;
  entries: readonly TimelineEntry[];
  /** Hours only: all entries are of one day. */
  oneDay?: boolean;
};

/** What happens along the day, or what happened to one request: a thread with knots. */
export function Timeline({ label, entries, oneDay = false }: TimelineProps) {
  return (
    <ol className="mg-timeline" data-one-day={oneDay || undefined} aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id} data-meaning={entry.meaning ?? "neutral"}>
          <span className="mg-timeline-at mg-figures">
            <When at={entry.at} timeOnly={oneDay} />
          </span>
          <div className="mg-timeline-body">
            <div className="mg-timeline-title">{entry.title}</div>
            {entry.detail && <div className="mg-soft">{entry.detail}</div>}
            {entry.actions && <div className="mg-actions mg-no-print">{entry.actions}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
