import { toIsoDate, toTypedDate, typedDate, whyNotDate } from "./typed-date.ts";
import { TypedInput, type TypedInputProps } from "./typed-input.tsx";

type DayInputProps = TypedInputProps & {
  /** The first and the last day that may be chosen, YYYY-MM-DD as the value. */
  earliest?: string;
  latest?: string;
};

/** A day, YYYY-MM-DD, typed in French order whatever the browser's language. */
export function DayInput({ earliest = "", latest = "2199-12-31", ...field }: DayInputProps) {
  return (
    <TypedInput
      {...field}
      typing={{
        show: toTypedDate,
        shape: typedDate,
        whyNot: (text) => whyNotDate(text, earliest, latest),
        valueOf: (text) => toIsoDate(text, latest) ?? "",
        whole: 10,
        placeholder: "jj/mm/aaaa",
      }}
    />
  );
}
