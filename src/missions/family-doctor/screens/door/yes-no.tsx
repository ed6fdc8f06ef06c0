import { BigChoice } from "../../../../design/index.ts";

type YesNoProps = { legend: string; value: boolean | null; onChange: (value: boolean | null) => void };

/** Yes, no, or one does not know: never a guess. */
export function YesNo({ legend, value, onChange }: YesNoProps) {
  return (
    <BigChoice
      legend={legend}
      hideLegend
      value={value === null ? null : value ? "yes" : "no"}
      onChange={(answer) => onChange(answer === "unknown" ? null : answer === "yes")}
      choices={[
        { value: "yes", label: "Oui" },
        { value: "no", label: "Non" },
        { value: "unknown", label: "Je ne sais pas" },
      ]}
    />
  );
}
