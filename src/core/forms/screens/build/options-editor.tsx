import { Button, Checkbox, NumberInput } from "@mantine/core";
import { IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import type { MatrixQuestion, Option } from "../../model/index.ts";
import { IconButton } from "./icon-button.tsx";
import { KeptText } from "./kept-text.tsx";

type OptionsEditorProps = {
  options: readonly Option[];
  withEngages?: boolean;
  onChange: (options: readonly Option[]) => void;
};

/** The answers to choose from, with their points where there are any. */
export function OptionsEditor({ options, withEngages = false, onChange }: OptionsEditorProps) {
  const set = (at: number, option: Option) =>
    onChange(options.map((one, index) => (index === at ? option : one)));
  const points = (option: Option, value: string | number): Option => {
    const { score: _before, ...rest } = option;
    return typeof value === "number" ? { ...rest, score: value } : rest;
  };
  return (
    <fieldset className="mg-field">
      <legend>Réponses proposées</legend>
      <div className="mg-stack">
        {options.map((option, at) => (
          <div key={option.key}>
            <div className="fm-option">
              <KeptText
                label={`Réponse ${at + 1}`}
                maxLength={300}
                value={option.label}
                missing="Écrivez la réponse."
                onText={(label) => set(at, { ...option, label })}
              />
              <NumberInput
                label="Points"
                value={option.score ?? ""}
                onChange={(value) => set(at, points(option, value))}
              />
              <span className="fm-item-head">
                <IconButton
                  label={`Monter la réponse ${at + 1}`}
                  icon={<IconArrowUp size={18} aria-hidden />}
                  disabled={at === 0}
                  onClick={() => onChange(swapped(options, at))}
                />
                <IconButton
                  label={`Retirer la réponse ${at + 1}`}
                  icon={<IconTrash size={18} aria-hidden />}
                  disabled={options.length <= 2}
                  onClick={() => onChange(options.filter((_one, index) => index !== at))}
                />
              </span>
            </div>
            {withEngages && (
              <Checkbox
                label="Cette réponse engage"
                checked={option.engages ?? false}
                onChange={(event) => set(at, { ...option, engages: event.currentTarget.checked })}
              />
            )}
          </div>
        ))}
        <Button
          variant="subtle"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => onChange([...options, { key: freeOption(options), label: "Nouvelle réponse" }])}
        >
          Ajouter une réponse
        </Button>
      </div>
    </fieldset>
  );
}

const swapped = <T,>(list: readonly T[], at: number): T[] => {
  const next = [...list];
  const [one] = next.splice(at, 1);
  if (one !== undefined) next.splice(at - 1, 0, one);
  return next;
};

function freeOption(options: readonly Option[]): string {
  for (let n = options.length + 1; ; n++) if (!options.some(({ key }) => key === `o${n}`)) return `o${n}`;
}

type RowsEditorProps = { question: MatrixQuestion; onChange: (rows: MatrixQuestion["rows"]) => void };

/** The rows of a table, each asked with the same answers. */
export function RowsEditor({ question, onChange }: RowsEditorProps) {
  const { rows, key } = question;
  const free = () => {
    for (let n = rows.length + 1; ; n++)
      if (!rows.some((row) => row.key === `${key}.${n}`)) return `${key}.${n}`;
  };
  return (
    <fieldset className="mg-field">
      <legend>Lignes du tableau</legend>
      <div className="mg-stack">
        {rows.map((row, at) => (
          <div key={row.key} className="fm-option">
            <KeptText
              label={`Ligne ${at + 1}`}
              maxLength={300}
              value={row.text}
              missing="Écrivez la ligne."
              onText={(text) => onChange(rows.map((one) => (one === row ? { ...row, text } : one)))}
            />
            <span />
            <IconButton
              label={`Retirer la ligne ${at + 1}`}
              icon={<IconTrash size={18} aria-hidden />}
              disabled={rows.length === 1}
              onClick={() => onChange(rows.filter((one) => one !== row))}
            />
          </div>
        ))}
        <Button
          variant="subtle"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => onChange([...rows, { key: free(), text: "Nouvelle ligne" }])}
        >
          Ajouter une ligne
        </Button>
      </div>
    </fieldset>
  );
}
