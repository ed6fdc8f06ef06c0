import { type ReactNode, useId } from "react";

export type Choice<V extends string> = {
  value: V;
  label: string;
  hint?: ReactNode;
  icon?: ReactNode;
  /** For signs of danger to life only. */
  danger?: boolean;
  disabled?: boolean;
};

type BigChoiceProps<V extends string> = {
  legend: string;
  /** Keeps the legend for screen readers only: the page's title asks the question already. */
  hideLegend?: boolean;
  help?: ReactNode;
  error?: ReactNode;
  choices: readonly Choice<V>[];
  /** Cards side by side when they fit. */
  columns?: boolean;
} & (
  | { multiple?: false; value: V | null; onChange: (value: V) => void }
  | { multiple: true; value: readonly V[]; onChange: (value: V[]) => void }
);

/** Radio buttons or check boxes as large cards: for a thumb, a glove, an unsteady hand. */
export function BigChoice<V extends string>(props: BigChoiceProps<V>) {
  const { legend, hideLegend = false, help, error, choices, columns = false } = props;
  const name = useId();
  const chosen = (value: V) => (props.multiple ? props.value.includes(value) : props.value === value);
  const toggle = (value: V) => {
    if (!props.multiple) return props.onChange(value);
    props.onChange(chosen(value) ? props.value.filter((entry) => entry !== value) : [...props.value, value]);
  };
  return (
    <fieldset className="mg-field" aria-describedby={error ? `${name}-error` : undefined}>
      <legend className={hideLegend ? "mg-hidden" : undefined}>{legend}</legend>
      {help && <p className="mg-soft mg-field-help">{help}</p>}
      <div className={columns ? "mg-choices mg-choices-columns" : "mg-choices"}>
        {choices.map((choice) => (
          <label key={choice.value} className="mg-choice" data-danger={choice.danger || undefined}>
            <input
              type={props.multiple ? "checkbox" : "radio"}
              name={name}
              value={choice.value}
              checked={chosen(choice.value)}
              disabled={choice.disabled}
              onChange={() => toggle(choice.value)}
            />
            {choice.icon}
            <span>
              <span className="mg-choice-label">{choice.label}</span>
              {choice.hint && <span className="mg-soft mg-choice-hint">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${name}-error`} className="mg-field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
