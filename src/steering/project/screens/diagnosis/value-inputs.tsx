import { Input, NumberInput, SegmentedControl, Select, TextInput } from "@mantine/core";
import { DayInput, fieldErrorOf } from "../../../../design/index.ts";
import type { ShownIndicator } from "./use-diagnosis.ts";
import type { ValueDraft } from "./value-form.tsx";

const PERIMETERS = [
  { value: "territory", label: "Le territoire" },
  { value: "part", label: "Une partie du territoire (quartier, IRIS)" },
  { value: "commune", label: "Une commune" },
  { value: "department", label: "Le département" },
  { value: "region", label: "La région" },
  { value: "country", label: "La France" },
  { value: "other", label: "Un autre ensemble" },
];
const NAMED = ["part", "commune", "other"];

/** Of what, and how much; a plan is written or not, and has a date. */
export function ValueInputs({
  draft,
  patch,
  indicator,
  problem,
}: {
  draft: ValueDraft;
  patch: (part: Partial<ValueDraft>) => void;
  indicator: ShownIndicator | undefined;
  problem: unknown;
}) {
  return (
    <div className="mg-columns">
      <Select
        label="De quoi"
        allowDeselect={false}
        data={PERIMETERS}
        value={draft.perimeter}
        onChange={(value) => patch({ perimeter: (value ?? "territory") as ValueDraft["perimeter"] })}
      />
      {NAMED.includes(draft.perimeter) && (
        <TextInput
          label="Son nom"
          withAsterisk
          maxLength={120}
          value={draft.label}
          onChange={(event) => patch({ label: event.currentTarget.value })}
          error={fieldErrorOf(problem, "label")}
        />
      )}
      {indicator?.unit === "yes-no" ? (
        <YesNo draft={draft} patch={patch} problem={problem} />
      ) : (
        <NumberInput
          label={indicator ? `Valeur (${indicator.unitWords})` : "Valeur"}
          withAsterisk
          hideControls
          decimalSeparator=","
          thousandSeparator=" "
          decimalScale={4}
          value={draft.value}
          onChange={(value) => patch({ value })}
          error={fieldErrorOf(problem, "value")}
        />
      )}
    </div>
  );
}

function YesNo({
  draft,
  patch,
  problem,
}: {
  draft: ValueDraft;
  patch: (part: Partial<ValueDraft>) => void;
  problem: unknown;
}) {
  return (
    <>
      <Input.Wrapper label="Réponse" withAsterisk error={fieldErrorOf(problem, "value")}>
        <SegmentedControl
          fullWidth
          aria-label="Réponse"
          value={draft.value === 0 || draft.value === 1 ? String(draft.value) : ""}
          onChange={(value) => patch({ value: Number(value) })}
          data={[
            { value: "1", label: "Oui" },
            { value: "0", label: "Non" },
          ]}
        />
      </Input.Wrapper>
      <DayInput
        label="Datée du"
        value={draft.datedOn ?? ""}
        onChange={(value) => patch({ datedOn: value || null })}
      />
    </>
  );
}
