import { TextInput } from "@mantine/core";
import { useState } from "react";
import { toIsoDate, toTypedDate, typedDate } from "../patient/birth-date.ts";

type DayInputProps = {
  label: string;
  /** YYYY-MM-DD */
  value: string;
  /** The first and the last day that may be chosen. */
  earliest?: string;
  latest: string;
  onChange: (day: string) => void;
};

/** A day in French order whatever the browser's language; a date that does not exist is said, and nothing changes. */
export function DayInput({ label, value, earliest = "", latest, onChange }: DayInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const dayOf = (text: string): string | null => {
    const day = toIsoDate(text, latest);
    return day && day >= earliest ? day : null;
  };
  return (
    <TextInput
      label={label}
      placeholder="jj/mm/aaaa"
      inputMode="numeric"
      autoComplete="off"
      className="snp-day-input"
      value={typed ?? toTypedDate(value)}
      error={typed?.length === 10 && !dayOf(typed) ? "Cette date ne convient pas." : null}
      onChange={(event) => {
        const next = typedDate(event.currentTarget.value);
        setTyped(next);
        const day = next.length === 10 ? dayOf(next) : null;
        if (day) onChange(day);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
