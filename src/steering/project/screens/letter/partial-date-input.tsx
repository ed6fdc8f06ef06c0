import { TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { readTypedMonth, writeTypedMonth } from "./typed-month.ts";

type PartialDateInputProps = {
  label: string;
  /** `2021-07` or `2023-04-06`; null: not known. */
  value: string | null;
  error?: ReactNode;
  onChange: (value: string | null) => void;
  onBlur: () => void;
};

/** A month or a day, typed as people write them: 07/2021, 06/04/2023. */
export function PartialDateInput({ label, value, error, onChange, onBlur }: PartialDateInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? writeTypedMonth(value);
  const wrong = typed !== null && typed.trim() !== "" && readTypedMonth(typed) === undefined;
  return (
    <TextInput
      label={label}
      placeholder="MM/AAAA ou JJ/MM/AAAA"
      value={shown}
      maxLength={10}
      inputMode="numeric"
      error={wrong ? "Écrivez un mois (07/2021) ou un jour (06/04/2023)." : error}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const read = text.trim() === "" ? null : readTypedMonth(text);
        if (read !== undefined) onChange(read);
      }}
      onBlur={() => {
        if (wrong) return;
        setTyped(null);
        onBlur();
      }}
    />
  );
}
