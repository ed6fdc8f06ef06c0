import {
  IconAlertOctagon,
  IconHelpCircle,
  IconHourglass,
  IconLock,
  IconPencil,
  IconPhoneCall,
  IconSearch,
} from "@tabler/icons-react";
import { formatTime, useTimeZone } from "../../../../design/index.ts";
import { patientName } from "../requests/request-card.tsx";
import { RequestClock } from "../requests/request-clock.tsx";
import type { ShownLine } from "./stable-queue.ts";

const ICONS: Record<string, typeof IconSearch> = {
  draft: IconPencil,
  urgent: IconAlertOctagon,
  decided: IconPencil,
  "to-orient": IconSearch,
  held: IconLock,
  callback: IconPhoneCall,
  waiting: IconHourglass,
  resource: IconHelpCircle,
};

type QueueLineProps = {
  line: ShownLine;
  open: boolean;
  /** Takes the focus when the column is gone to. */
  first: boolean;
  offered?: boolean;
  onOpen: (id: string) => void;
};

/** 13:58 · rappel 8' : one request of the queue, its clock running on the line itself. */
export function QueueLine({ line, open, first, offered = false, onOpen }: QueueLineProps) {
  const zone = useTimeZone();
  // The desk reads the state before the words: after a decision the sheet is to be finished, as a draft is.
  const state = line.status === "urgent" && line.decided ? "decided" : line.status;
  const Icon = ICONS[state] ?? IconSearch;
  return (
    <li>
      <button
        type="button"
        className="snp-line"
        data-first={first || undefined}
        data-status={state}
        data-left={line.left || undefined}
        aria-current={open ? "true" : undefined}
        onClick={() => onOpen(line.id)}
      >
        <span className="snp-line-head">
          <span className="mg-figures mg-soft">{formatTime(line.createdAt, zone)}</span>
          <strong>{patientName(line)}</strong>
        </span>
        <span className="snp-line-state">
          <Icon size={16} aria-hidden />
          {line.left ? "traitée ailleurs" : line.statusLabel}
          {line.callbackAttempts > 0 &&
            ` (${line.callbackAttempts} essai${line.callbackAttempts > 1 ? "s" : ""})`}
        </span>
        {!line.left && <RequestClock clock={line.clock} bare={["callback", "held"].includes(line.status)} />}
        {offered && <span className="snp-line-offer">un créneau s’est libéré</span>}
        <span className="mg-small mg-soft snp-line-foot">
          {[line.communeName, line.takenBy && `pris par ${line.takenBy.label}`].filter(Boolean).join(" · ")}
        </span>
      </button>
    </li>
  );
}
