import { Menu } from "@mantine/core";
import { IconDots, IconHome } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { AppLink, counted, formatPlainDate, useCptsPath, useMinute } from "../../../../design/index.ts";
import type { RequestLine } from "../../contract.ts";
import { STEPS, type Step, stepsFrom } from "../acts/steps.ts";
import { AGE_WORDS, BAND_WORDS, patientName } from "../client/doctor-words.ts";

type BoardCardProps = {
  line: RequestLine;
  onStep: (step: Step) => void;
  onDrag: (line: RequestLine | null) => void;
};

/** One patient: who, why in this place, and what may be done next. */
export function BoardCard({ line, onStep, onDrag }: BoardCardProps) {
  const path = useCptsPath();
  const now = useMinute();
  const steps = stepsFrom(line.status);
  const onKeyDown = (event: KeyboardEvent) => {
    const [first] = steps;
    if (event.key.toLowerCase() !== "a" || event.ctrlKey || event.metaKey || event.altKey || !first) return;
    event.preventDefault();
    onStep(first);
  };
  return (
    <li
      className="mt-card"
      data-band={line.weight.band}
      draggable={steps.length > 0}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", line.reference);
        onDrag(line);
      }}
      onDragEnd={() => onDrag(null)}
    >
      <AppLink
        href={path(`medecin-traitant/demandes/${line.id}`)}
        className="mt-card-link"
        data-card
        draggable={false}
        onKeyDown={onKeyDown}
      >
        <strong>{patientName(line)}</strong>
        <span className="mt-card-rank">{rankWords(line)}</span>
        <span className="mt-card-why">{line.endLabel ?? whyWords(line)}</span>
        <span className="mg-small mg-soft">
          {[line.ageBand && AGE_WORDS[line.ageBand], line.communeName].filter(Boolean).join(" · ")}
          {line.needsHomeVisit && (
            <>
              {" · "}
              <IconHome size={14} aria-hidden /> à domicile
            </>
          )}
        </span>
        {line.doctorName && <span className="mg-small">{line.doctorName}</span>}
        {line.appointmentOn && (
          <span className="mg-small">Rendez-vous le {formatPlainDate(line.appointmentOn)}</span>
        )}
        <span className="mg-small mg-soft">
          {line.reference} · {sinceWords(line.standsSince, now)}
        </span>
      </AppLink>
      {steps.length > 0 && <StepMenu line={line} steps={steps} onStep={onStep} />}
    </li>
  );
}

/** Whole days in this state. */
function sinceWords(since: string, now: number): string {
  const days = Math.max(0, Math.floor((now - Date.parse(since)) / 86_400_000));
  return days === 0 ? "arrivée aujourd’hui" : `depuis ${counted(days, "jour")}`;
}

/** « Priorité haute · 2e sur 148 » */
function rankWords({ weight }: RequestLine): string {
  const rank =
    weight.rank === null ? "" : ` · ${weight.rank === 1 ? "1re" : `${weight.rank}e`} sur ${weight.waiting}`;
  return `${BAND_WORDS[weight.band]}${rank}`;
}

/** The reasons without the rank, which stands on its own line. */
const whyWords = ({ weight }: RequestLine): string => weight.sentence.replace(/^\d+(?:re|e) sur \d+ : /, "");

function StepMenu({
  line,
  steps,
  onStep,
}: {
  line: RequestLine;
  steps: Step[];
  onStep: (step: Step) => void;
}) {
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <button
          type="button"
          className="mt-card-menu mg-no-print"
          aria-label={`Faire avancer ${patientName(line)}`}
        >
          <IconDots size={20} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {steps.map((step) => (
          <Menu.Item key={step} onClick={() => onStep(step)}>
            {STEPS[step].label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
