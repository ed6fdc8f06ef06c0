import { TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { toIsoDate, toTypedDate, typedDate } from "./typed-date.ts";

type DayInputProps = {
  label: string;
  /** YYYY-MM-DD; empty: no day is chosen. */
  value: string;
  /** The first and the last day that may be chosen. */
  earliest?: string;
  latest?: string;
  required?: boolean;
  error?: ReactNode;
  /** The field that a dialogue opens on. */
  autoFocused?: boolean;
  /** YYYY-MM-DD; empty when the field was emptied and is not required. */
  onChange: (day: string) => void;
};

/** A day in French order whatever the browser's language; a date that does not exist is said, and nothing changes. */
export function DayInput({
  label,
  value,
  earliest = "",
  latest = "2199-12-31",
  required = false,
  error,
  autoFocused = false,
  onChange,
}: DayInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const dayOf = (text: string): string | null => {
    const day = toIsoDate(text, latest);
    return day && day >= earliest ? day : null;
  };
  const write = (text: string) => {
    const next = typedDate(text);
    setTyped(next);
    const day = next.length === 10 ? dayOf(next) : null;
    if (day) onChange(day);
    if (next === "" && !required) onChange("");
  };
  // A form that is sent with half a date in it would send the day before it.
  const half = typed !== null && typed !== "" && !dayOf(typed);
  return (
    <TextInput
      ref={(field) => field?.setCustomValidity(half ? "Écrivez la date en entier : jj/mm/aaaa." : "")}
      label={label}
      placeholder="jj/mm/aaaa"
      inputMode="numeric"
      autoComplete="off"
      className="mg-day-input"
      required={required}
      data-autofocus={autoFocused || undefined}
      value={typed ?? toTypedDate(value)}
      error={typed?.length === 10 && !dayOf(typed) ? "Cette date ne convient pas." : error}
      onChange={(event) => write(event.currentTarget.value)}
      onBlur={() => setTyped(null)}
    />
  );
}
