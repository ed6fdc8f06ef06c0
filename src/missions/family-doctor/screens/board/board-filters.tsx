import { Button, Select, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { AGE_WORDS, BAND_WORDS } from "../client/doctor-words.ts";
import { useTerritoryCommunes } from "../client/territory-communes.ts";
import { type BoardFilters, NO_FILTER } from "./use-board.ts";

type BoardFilterBarProps = { cpts: string; value: BoardFilters; onChange: (value: BoardFilters) => void };

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** Narrows every column at once. */
export function BoardFilterBar({ cpts, value, onChange }: BoardFilterBarProps) {
  const communes = useTerritoryCommunes(cpts);
  const pick = (field: keyof BoardFilters) => (chosen: string | null) =>
    onChange({ ...value, [field]: chosen ?? "" });
  const narrowed = Object.values(value).some(Boolean);
  return (
    <search className="mt-filters mg-no-print">
      <TextInput
        label="Nom ou référence"
        leftSection={<IconSearch size={18} aria-hidden />}
        value={value.text}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
      />
      <Select
        label="Priorité"
        placeholder="Toutes"
        clearable
        clearButtonProps={{ "aria-label": "Toutes les priorités" }}
        data={options(BAND_WORDS)}
        value={value.band || null}
        onChange={pick("band")}
      />
      <Select
        label="Âge"
        placeholder="Tous"
        clearable
        clearButtonProps={{ "aria-label": "Tous les âges" }}
        data={options(AGE_WORDS)}
        value={value.ageBand || null}
        onChange={pick("ageBand")}
      />
      <Select
        label="Commune"
        placeholder="Toutes"
        searchable
        clearable
        clearButtonProps={{ "aria-label": "Toutes les communes" }}
        nothingFoundMessage="Aucune commune de ce nom"
        data={communes.map(({ code, name }) => ({ value: code, label: name }))}
        value={value.commune || null}
        onChange={pick("commune")}
      />
      {narrowed && (
        <Button variant="subtle" onClick={() => onChange(NO_FILTER)}>
          Effacer les filtres
        </Button>
      )}
    </search>
  );
}
