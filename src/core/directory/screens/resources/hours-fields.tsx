import { ActionIcon, Button, Select } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { TimeInput } from "../../../../design/index.ts";
import { DAYS } from "../directory-words.ts";

export type HoursRow = { day: number; opens: string; closes: string };
const days = (from: number, to: number, opens: string, closes: string): HoursRow[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ day: from + index, opens, closes }));

const PRESETS = [
  { label: "Lundi au vendredi, 9 h – 18 h", rows: days(1, 5, "09:00", "18:00") },
  { label: "Tous les jours, 8 h – 20 h", rows: days(1, 8, "08:00", "20:00") },
  { label: "24 h sur 24", rows: days(1, 8, "00:00", "00:00") },
];

/** The week's openings; a closing before the opening is the next morning. */
export function HoursFields({
  value,
  onChange,
}: {
  value: HoursRow[];
  onChange: (rows: HoursRow[]) => void;
}) {
  const patch = (index: number, part: Partial<HoursRow>) =>
    onChange(value.map((row, at) => (at === index ? { ...row, ...part } : row)));
  const add = () => {
    const last = value.at(-1);
    onChange([
      ...value,
      last ? { ...last, day: Math.min(8, last.day + 1) } : { day: 1, opens: "09:00", closes: "18:00" },
    ]);
  };
  return (
    <fieldset className="mg-field">
      <legend>Horaires</legend>
      <p className="mg-soft mg-field-help">
        Fermer avant l’heure d’ouverture veut dire : le lendemain matin. De minuit à minuit : toute la
        journée. Sans ligne « Jours fériés », le lieu est fermé ces jours-là.
      </p>
      {value.length === 0 && (
        <div className="mg-actions">
          {PRESETS.map((preset) => (
            <Button
              key={preset.label}
              size="compact-md"
              variant="default"
              onClick={() => onChange(preset.rows)}
            >
              {preset.label}
            </Button>
          ))}
        </div>
      )}
      <div className="mg-stack">
        {value.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          <div key={index} className="dir-hours-row">
            <Select
              aria-label={`Jour, ligne ${index + 1}`}
              allowDeselect={false}
              data={DAYS}
              value={String(row.day)}
              onChange={(day) => patch(index, { day: Number(day ?? row.day) })}
            />
            <TimeInput label="Ouvre" value={row.opens} onChange={(time) => patch(index, { opens: time })} />
            <TimeInput label="Ferme" value={row.closes} onChange={(time) => patch(index, { closes: time })} />
            <ActionIcon
              size={44}
              variant="subtle"
              aria-label={`Enlever la ligne ${index + 1}`}
              onClick={() => onChange(value.filter((_, at) => at !== index))}
            >
              <IconTrash size={20} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        <div>
          <Button
            variant="subtle"
            leftSection={<IconPlus size={18} aria-hidden />}
            disabled={value.length >= 60}
            onClick={add}
          >
            Ajouter une plage
          </Button>
        </div>
      </div>
    </fieldset>
  );
}
