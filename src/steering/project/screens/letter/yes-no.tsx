import { useId } from "react";

/** Oui, non, or not answered yet: two radio buttons large enough for a thumb. */
export function YesNo({
  legend,
  value,
  onChange,
}: {
  legend: string;
  value: boolean | null;
  onChange: (value: boolean) => void;
}) {
  const name = useId();
  return (
    <fieldset className="let-yes-no">
      <legend>{legend}</legend>
      {[true, false].map((answer) => (
        <label key={String(answer)}>
          <input type="radio" name={name} checked={value === answer} onChange={() => onChange(answer)} />
          {answer ? "Oui" : "Non"}
        </label>
      ))}
    </fieldset>
  );
}
