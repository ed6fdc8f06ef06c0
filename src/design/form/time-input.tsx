import { TypedInput, type TypedInputProps } from "./typed-input.tsx";
import { completeTime, stepTime, typedTime, whyNotTime } from "./typed-time.ts";

/** A time of day, HH:MM on 24 hours whatever the browser's language: a field of type « time » asks an English one for AM or PM. */
export function TimeInput(field: TypedInputProps) {
  return (
    <TypedInput
      {...field}
      typing={{
        show: (value) => value.slice(0, 5),
        shape: typedTime,
        complete: completeTime,
        whyNot: whyNotTime,
        valueOf: completeTime,
        step: stepTime,
        whole: 5,
        placeholder: "hh:mm",
      }}
    />
  );
}
