import { Button, Select, TextInput } from "@mantine/core";
import type { JournalChoices } from "../contract.ts";

/** What the address holds: `?patient=…&user=…&action=…&from=…&to=…` */
export interface JournalSearch {
  patient?: string;
  user?: string;
  action?: string;
  from?: string;
  to?: string;
}

const KEYS = ["patient", "user", "action", "from", "to"] as const;

export function searchOf(given: Record<string, unknown>): JournalSearch {
  return Object.fromEntries(
    KEYS.flatMap((key) => (typeof given[key] === "string" && given[key] !== "" ? [[key, given[key]]] : [])),
  );
}

export const toQuery = (search: JournalSearch): string =>
  new URLSearchParams(searchOf({ ...search }) as Record<string, string>).toString();

type FilterProps = {
  search: JournalSearch;
  choices: JournalChoices;
  onSearch: (search: JournalSearch) => void;
};

/** By person, by act, by days; a patient is chosen from a line of the journal or from the patient's record. */
export function JournalFilter({ search, choices, onSearch }: FilterProps) {
  const set = (change: { [Key in keyof JournalSearch]?: string | undefined }) =>
    onSearch(searchOf({ ...search, ...change }));
  return (
    <search className="mg-stack mg-no-print" aria-label="Chercher dans le journal">
      <div className="mg-columns">
        <Select
          label="Personne"
          placeholder="Toutes"
          searchable
          clearable
          limit={50}
          value={search.user ?? null}
          data={choices.people.map((one) => ({ value: one.userId, label: one.name }))}
          onChange={(user) => set({ user: user ?? undefined })}
        />
        <Select
          label="Acte"
          placeholder="Tous"
          searchable
          clearable
          value={search.action ?? null}
          data={choices.actions.map((one) => ({ value: one.action, label: one.words }))}
          onChange={(action) => set({ action: action ?? undefined })}
        />
        <TextInput
          type="date"
          label="Du"
          value={search.from ?? ""}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label="Au"
          value={search.to ?? ""}
          onChange={(event) => set({ to: event.currentTarget.value })}
        />
      </div>
      {Object.keys(search).length > 0 && (
        <div className="mg-actions">
          {search.patient && <span>Seulement un dossier de patient.</span>}
          <Button variant="subtle" onClick={() => onSearch({})}>
            Revenir à tout le journal
          </Button>
        </div>
      )}
    </search>
  );
}
