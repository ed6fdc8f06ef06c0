import { Textarea } from "@mantine/core";
import { fieldErrorOf } from "../../../../../design/index.ts";
import type { PartProps } from "./part-props.ts";
import type { Written } from "./written-sheet.ts";

type TextField = { [Key in keyof Written]: Written[Key] extends string ? Key : never }[keyof Written];

type LongTextProps = PartProps & {
  field: TextField;
  label: string;
  help?: string;
  rows?: number;
  most: number;
};

/** A text that grows with what is written; one line high when it is a short one. */
export function LongText({
  value,
  patch,
  problem,
  readOnly,
  field,
  label,
  help,
  rows = 1,
  most,
}: LongTextProps) {
  return (
    <Textarea
      id={`fiche-${field}`}
      label={label}
      description={help}
      autosize
      minRows={rows}
      maxRows={24}
      maxLength={most}
      readOnly={readOnly}
      value={value[field]}
      error={fieldErrorOf(problem, `content.${field}`) ?? fieldErrorOf(problem, field)}
      onChange={(event) => patch({ [field]: event.currentTarget.value })}
    />
  );
}
