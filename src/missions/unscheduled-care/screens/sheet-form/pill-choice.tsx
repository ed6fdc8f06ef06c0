import { type ReactNode, useId } from "react";

type PillChoiceProps<V extends string> = {
  legend: ReactNode;
  options: readonly { value: V; label: string }[];
  value: V | null;
  error?: ReactNode;
  required?: boolean;
  onChange: (value: V) => void;
};

/** A few short answers side by side, each wide enough for a thumb. */
export function PillChoice<V extends string>({
  legend,
  options,
  value,
  error,
  required = false,
  onChange,
}: PillChoiceProps<V>) {
  const name = useId();
  return (
    <fieldset className="mg-field" aria-describedby={error ? `${name}-error` : undefined}>
      <legend>
        {legend}
        {required && <RequiredMark />}
      </legend>
      <div className="snp-pills">
        {options.map((option) => (
          <label key={option.value} className="snp-pill">
            <input
              type="radio"
              name={name}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
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

/** As the text fields mark theirs. */
export const RequiredMark = () => (
  <span className="snp-required" aria-hidden>
    {" *"}
  </span>
);
