import { useEffect, useId, useState } from "react";

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
  // Shown at once; what the server answers has the last word.
  const [chosen, setChosen] = useState(value);
  useEffect(() => setChosen(value), [value]);
  return (
    <fieldset className="let-yes-no">
      <legend>{legend}</legend>
      {[true, false].map((answer) => (
        <label key={String(answer)}>
          <input
            type="radio"
            name={name}
            checked={chosen === answer}
            onChange={() => {
              setChosen(answer);
              onChange(answer);
            }}
          />
          {answer ? "Oui" : "Non"}
        </label>
      ))}
    </fieldset>
  );
}
