import { Button, Select } from "@mantine/core";
import { DayInput, holdsOneOf, useCpts } from "../../../design/index.ts";
import type { JournalChoices } from "../contract.ts";
import { PatientFilter } from "./patient-filter.tsx";

/** Who may look a patient up by name (patients: patient.search); the administrator reads the journal, not names. */
const MAY_SEARCH = ["coordinator"];

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

/** By person, by act, by days, by patient: by name, from a line of the journal or from a request. */
export function JournalFilter({ search, choices, onSearch }: FilterProps) {
  const cpts = useCpts();
  const named = holdsOneOf(cpts, MAY_SEARCH);
  // The patient's own line takes its filter back; this button is for the others.
  const more = Object.keys(search).length > (named && search.patient ? 1 : 0);
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
        <DayInput label="Du" value={search.from ?? ""} onChange={(day) => set({ from: day })} />
        <DayInput label="Au" value={search.to ?? ""} onChange={(day) => set({ to: day })} />
      </div>
      {cpts && named && (
        <PatientFilter
          slug={cpts.cptsSlug}
          chosen={search.patient !== undefined}
          onChoose={(patient) => set({ patient })}
        />
      )}
      {more && (
        <div className="mg-actions">
          {search.patient && !named && <span>Seulement un dossier de patient.</span>}
          <Button variant="subtle" onClick={() => onSearch({})}>
            Revenir à tout le journal
          </Button>
        </div>
      )}
    </search>
  );
}
