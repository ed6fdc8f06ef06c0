import { type KeyboardEvent, useId } from "react";

type AnswerRowProps = {
  label: string;
  hint?: string;
  danger?: boolean;
  /** `also`: another key that answers the same, not shown. */
  options: readonly { value: string; label: string; key: string; also?: string | undefined }[];
  value: string | null;
  onAnswer: (value: string) => void;
};

/** The rows in the order of the page: the next one is where the eye goes. */
function moveTo(from: HTMLElement, step: 1 | -1): void {
  const stops = [
    ...(from
      .closest("[data-column]")
      ?.querySelectorAll<HTMLElement>('[data-row="true"], .snp-rows input, .snp-rows textarea') ?? []),
  ];
  stops[stops.indexOf(from) + step]?.focus();
}

/** One question: o, n or a figure answers and goes to the next; the buttons do the same for the hand. */
export function AnswerRow({ label, hint, danger = false, options, value, onAnswer }: AnswerRowProps) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const found = options.find(({ key, also }) => [key, also].includes(event.key.toLowerCase()));
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : null;
    if (!found && !step) return;
    event.preventDefault();
    if (found) onAnswer(found.value);
    moveTo(event.currentTarget, step ?? 1);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold the focus that the keys need
    <div
      role="group"
      aria-labelledby={id}
      className="snp-answer"
      data-row="true"
      data-danger={danger || undefined}
      data-answered={value !== null || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the row obeys the keys o, n and figures
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <span className="snp-answer-label" id={id} title={hint}>
        {label}
        {hint && <span className="mg-small mg-soft snp-answer-hint">{hint}</span>}
      </span>
      <span className="snp-answer-options">
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            tabIndex={-1}
            aria-pressed={value === option.value}
            data-yes={danger && option.value === "oui" ? true : undefined}
            onClick={() => onAnswer(option.value)}
          >
            <kbd aria-hidden>{option.key}</kbd> {option.label}
          </button>
        ))}
      </span>
    </div>
  );
}
