import { TextInput } from "@mantine/core";
import { type FocusEvent, type KeyboardEvent, type ReactNode, useState } from "react";

/** How a text becomes a value, and back. */
export type Typing = {
  /** What is shown of a value. */
  show: (value: string) => string;
  /** The text as it stands after each key, or after it was pasted. */
  shape: (text: string) => string;
  /** The text when the field is left: what can be completed without guessing is. */
  complete?: (text: string) => string;
  /** Why the text is no value, in a sentence; null when it is one, or when it is empty. */
  whyNot: (text: string) => string | null;
  /** Of a text that `whyNot` takes; empty for an empty text. */
  valueOf: (text: string) => string;
  /** The text after an arrow, for fields that count. */
  step?: (text: string, direction: 1 | -1) => string;
  /** The length from which a refusal is said while typing: half a date is not yet wrong. */
  whole: number;
  placeholder: string;
};

export type TypedInputProps = {
  label?: string;
  "aria-label"?: string;
  description?: ReactNode;
  value: string;
  required?: boolean;
  error?: ReactNode;
  /** The field that a dialogue opens on. */
  autoFocused?: boolean;
  /** Empty when the field was emptied and is not required. */
  onChange: (value: string) => void;
};

type Entry = {
  text: string;
  /** The value when it was typed, and the one it gave: any other comes from elsewhere. */
  before: string;
  given: string;
  /** The field was left while this was refused: said even of half a text. */
  left: boolean;
};

/** A text field whose figures are put in shape while typing; what is refused stays in sight with the reason, and nothing changes. */
export function TypedInput({
  typing,
  value,
  required = false,
  error,
  autoFocused = false,
  onChange,
  ...words
}: TypedInputProps & { typing: Typing }) {
  const [entry, setEntry] = useState<Entry | null>(null);
  // A value that came from elsewhere takes the place of what was typed.
  const typed = entry && (value === entry.before || value === entry.given) ? entry.text : null;
  const why = typed === null ? null : typing.whyNot(typed);
  const write = (text: string): string | null => {
    const refusal = typing.whyNot(text);
    const given = refusal === null ? typing.valueOf(text) : null;
    const taken = given !== null && !(given === "" && required);
    setEntry({ text, before: value, given: taken ? given : value, left: entry?.left ?? false });
    if (taken && given !== value) onChange(given);
    return refusal;
  };
  const complete = (): string | null => {
    const text = typed !== null && typing.complete ? typing.complete(typed) : typed;
    return text === null || text === typed ? why : write(text);
  };
  // What was refused stays in sight, with the reason: the value before it would come back unseen.
  const leave = () => {
    const refused = complete() !== null;
    setEntry((last) => (refused && last ? { ...last, left: true } : null));
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const direction = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : null;
    if (event.key === "Enter") complete();
    if (!typing.step || direction === null) return;
    event.preventDefault();
    write(typing.step(event.currentTarget.value, direction));
  };
  return (
    <TextInput
      {...words}
      ref={(field) => field?.setCustomValidity(why ?? "")}
      placeholder={typing.placeholder}
      inputMode="numeric"
      autoComplete="off"
      className="mg-typed-input"
      required={required}
      data-autofocus={autoFocused || undefined}
      value={typed ?? typing.show(value)}
      error={((typed?.length ?? 0) >= typing.whole || entry?.left ? why : null) ?? error}
      onChange={(event) => write(typing.shape(event.currentTarget.value))}
      onKeyDown={press}
      onFocus={
        typing.step ? (event: FocusEvent<HTMLInputElement>) => event.currentTarget.select() : undefined
      }
      onBlur={leave}
    />
  );
}
