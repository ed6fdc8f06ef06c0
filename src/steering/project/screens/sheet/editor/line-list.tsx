import { Button } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { newLineId } from "./new-line-id.ts";

type LineListProps<L extends { id: string }> = {
  legend: string;
  /** The section above says the same: the legend is for who hears it. */
  bare?: boolean;
  help?: ReactNode;
  /** « Objectif » : each line is named by it and its rank. */
  word: string;
  lines: readonly L[];
  most: number;
  empty: Omit<L, "id">;
  addLabel: string;
  readOnly: boolean;
  onChange: (lines: L[]) => void;
  children: (line: L, patch: (change: Partial<L>) => void, at: number) => ReactNode;
};

/** Lines that are added, filled in and taken away; each is a group of its own for who does not see it. */
export function LineList<L extends { id: string }>(props: LineListProps<L>) {
  const {
    legend,
    bare = false,
    help,
    word,
    lines,
    most,
    empty,
    addLabel,
    readOnly,
    onChange,
    children,
  } = props;
  return (
    <fieldset className="mg-field ps-lines">
      <legend className={bare ? "mg-hidden" : undefined}>{legend}</legend>
      {help && <p className="mg-soft mg-field-help">{help}</p>}
      {lines.map((line, at) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset would be drawn as one more box
        <div key={line.id} className="ps-line" role="group" aria-label={`${word} ${at + 1}`}>
          <div className="ps-line-head">
            <strong>
              {word} {at + 1}
            </strong>
            {!readOnly && (
              <Button
                variant="subtle"
                size="compact-md"
                leftSection={<IconTrash size={18} aria-hidden />}
                aria-label={`Retirer : ${word.toLowerCase()} ${at + 1}`}
                onClick={() => onChange(lines.filter((one) => one.id !== line.id))}
              >
                Retirer
              </Button>
            )}
          </div>
          {children(
            line,
            (change) => onChange(lines.map((one) => (one.id === line.id ? { ...one, ...change } : one))),
            at,
          )}
        </div>
      ))}
      {!readOnly && lines.length < most && (
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => onChange([...lines, { ...empty, id: newLineId() } as L])}
        >
          {addLabel}
        </Button>
      )}
    </fieldset>
  );
}
