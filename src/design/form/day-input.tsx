import { TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { toIsoDate, toTypedDate, typedDate, whyNotDate } from "./typed-date.ts";

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

type Entry = {
  text: string;
  /** The value when it was typed, and the one it gave: any other comes from elsewhere. */
  before: string;
  day: string;
  /** The field was left while this was refused: said even of half a date. */
  left: boolean;
};

/** A day in French order whatever the browser's language; a date that is refused stays in sight with the reason, and nothing changes. */
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
  const [entry, setEntry] = useState<Entry | null>(null);
  // A value that came from elsewhere takes the place of what was typed.
  const typed = entry && (value === entry.before || value === entry.day) ? entry.text : null;
  const why = typed === null ? null : whyNotDate(typed, earliest, latest);
  const write = (text: string) => {
    const next = typedDate(text);
    const day = whyNotDate(next, earliest, latest) === null ? (toIsoDate(next, latest) ?? "") : null;
    const taken = day !== null && !(day === "" && required);
    setEntry({ text: next, before: value, day: taken ? day : value, left: entry?.left ?? false });
    if (taken) onChange(day);
  };
  // What was refused stays in sight, with the reason: the day before it would come back unseen.
  const leave = () => setEntry(why && entry ? { ...entry, left: true } : null);
  return (
    <TextInput
      ref={(field) => field?.setCustomValidity(why ?? "")}
      label={label}
      placeholder="jj/mm/aaaa"
      inputMode="numeric"
      autoComplete="off"
      className="mg-day-input"
      required={required}
      data-autofocus={autoFocused || undefined}
      value={typed ?? toTypedDate(value)}
      error={(typed?.length === 10 || entry?.left ? why : null) ?? error}
      onChange={(event) => write(event.currentTarget.value)}
      onBlur={leave}
    />
  );
}
