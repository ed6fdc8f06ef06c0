import { BigChoice } from "../../../../design/index.ts";

type YesNoProps = {
  legend: string;
  value: boolean | null | undefined;
  onChange: (value: boolean | null) => void;
};

/** Yes, no, or one does not know: never a guess. `undefined`: not answered. */
export function YesNo({ legend, value, onChange }: YesNoProps) {
  return (
    <BigChoice
      legend={legend}
      hideLegend
      value={value === undefined ? null : value === null ? "unknown" : value ? "yes" : "no"}
      onChange={(answer) => onChange(answer === "unknown" ? null : answer === "yes")}
      choices={[
        { value: "yes", label: "Oui" },
        { value: "no", label: "Non" },
        { value: "unknown", label: "Je ne sais pas" },
      ]}
    />
  );
}
