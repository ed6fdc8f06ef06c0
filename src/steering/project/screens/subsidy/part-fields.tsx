import { Select, Textarea, TextInput } from "@mantine/core";
import { DayInput, fieldErrorOf } from "../../../../design/index.ts";
import type { Subsidy } from "../../subsidy/subsidy-contract.ts";

type FormField = Subsidy["parts"][number]["fields"][number];
type PartFieldsProps = {
  fields: readonly FormField[];
  values: Readonly<Record<string, string>>;
  problem?: unknown;
  /** Absent: the request is frozen, and read. */
  onChange?: (key: string, value: string) => void;
};

/** The fields of one part; a frozen request shows its answers. */
export function PartFields({ fields, values, problem, onChange }: PartFieldsProps) {
  if (!onChange)
    return (
      <dl>
        {fields.map((one) => (
          <div key={one.key}>
            <dt className="mg-soft">{one.label}</dt>
            <dd>
              {one.options.find(({ value }) => value === values[one.key])?.label ?? (values[one.key] || "—")}
            </dd>
          </div>
        ))}
      </dl>
    );
  return (
    <>
      {fields.map((one) => (
        <OneField
          key={one.key}
          field={one}
          value={values[one.key] ?? ""}
          error={fieldErrorOf(problem, `content.fields.${one.key}`)}
          onChange={(value) => onChange(one.key, value)}
        />
      ))}
    </>
  );
}

type OneFieldProps = {
  field: FormField;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
};

function OneField({ field, value, error, onChange }: OneFieldProps) {
  const label = field.isNeeded ? field.label : `${field.label} (facultatif)`;
  const shared = { label, description: field.help, error, maxLength: field.most };
  switch (field.kind) {
    case "choice":
      return (
        <Select
          label={label}
          description={field.help}
          error={error}
          data={field.options}
          value={value || null}
          clearable={!field.isNeeded}
          onChange={(next) => onChange(next ?? "")}
        />
      );
    case "date":
      return <DayInput label={label} value={value} error={error} onChange={onChange} />;
    case "text":
      return (
        <Textarea
          {...shared}
          value={value}
          autosize
          minRows={2}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          {...shared}
          inputMode={field.kind === "number" ? "decimal" : "text"}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
