import { type ReactNode, useId } from "react";

type FieldProps = {
  label: string;
  help?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  /** A group of choices is a fieldset; a single control a label. */
  group?: boolean;
  children: ReactNode | ((ids: { id: string; describedBy: string | undefined }) => ReactNode);
};

/**
 * Label, help and error around a control of one's own. Mantine's inputs have their own `label`, `description`, `error`:
 * give them `error={fieldErrorOf(problem, "patient.name")}`.
 */
export function Field({ label, help, error, required = false, group = false, children }: FieldProps) {
  const id = useId();
  const helpId = help ? `${id}-help` : "";
  const errorId = error ? `${id}-error` : "";
  const describedBy = [errorId, helpId].filter(Boolean).join(" ") || undefined;
  const head = (
    <>
      {label}
      {!required && <span className="mg-soft mg-optional"> (facultatif)</span>}
    </>
  );
  const body = (
    <>
      {help && (
        <p id={helpId} className="mg-soft mg-field-help">
          {help}
        </p>
      )}
      {typeof children === "function" ? children({ id, describedBy }) : children}
      {error && (
        <p id={errorId} className="mg-field-error">
          {error}
        </p>
      )}
    </>
  );
  if (group)
    return (
      <fieldset className="mg-field" aria-describedby={describedBy} data-invalid={error ? true : undefined}>
        <legend>{head}</legend>
        {body}
      </fieldset>
    );
  return (
    <div className="mg-field" data-invalid={error ? true : undefined}>
      <label htmlFor={id}>{head}</label>
      {body}
    </div>
  );
}
