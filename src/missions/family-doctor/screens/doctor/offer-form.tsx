import "../search.css";
import { Button, Checkbox, MultiSelect, NumberInput, Textarea } from "@mantine/core";
import { useState } from "react";
import { DayInput, FormProblem, fieldErrorOf, useAttempt } from "../../../../design/index.ts";
import { languageInWords } from "../client/doctor-words.ts";
import { LANGUAGE_CODES, PROFILE_WORDS } from "../client/offer-words.ts";
import { PillChoice } from "../client/pill-choice.tsx";
import { useTerritoryCommunes } from "../client/territory-communes.ts";
import type { OfferDraft } from "./offer-draft.ts";

type OfferFormProps = {
  cpts: string;
  start: OfferDraft;
  saveLabel: string;
  onSave: (draft: OfferDraft) => Promise<unknown>;
  onCancel?: (() => void) | undefined;
};

/** How many more patients, from where, and under which conditions. */
export function OfferForm({ cpts, start, saveLabel, onSave, onCancel }: OfferFormProps) {
  const [draft, setDraft] = useState(start);
  const { busy, problem, attempt } = useAttempt();
  const patch = (change: Partial<OfferDraft>) => setDraft({ ...draft, ...change });
  const save = () =>
    attempt(async () => {
      await onSave(draft);
    });
  return (
    <form
      className="mg-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <PillChoice
        legend="Combien de nouveaux patients ?"
        options={[
          { value: "all", label: "En tout" },
          { value: "month", label: "Par mois" },
        ]}
        value={draft.count}
        onChange={(count) => patch({ count })}
      />
      <NumberInput
        label={draft.count === "all" ? "Nouveaux patients en tout" : "Nouveaux patients par mois"}
        value={draft.patients ?? ""}
        min={1}
        max={draft.count === "all" ? 5_000 : 1_000}
        allowDecimal={false}
        error={fieldErrorOf(problem, "capacity") ?? fieldErrorOf(problem, "perMonth")}
        onChange={(value) => patch({ patients: typeof value === "number" ? value : null })}
      />
      <ZoneFields cpts={cpts} draft={draft} patch={patch} problem={problem} />
      <Checkbox
        label="Visites à domicile possibles"
        checked={draft.homeVisits}
        onChange={(event) => patch({ homeVisits: event.currentTarget.checked })}
      />
      <Preferences draft={draft} patch={patch} problem={problem} />
      <FormProblem error={problem} />
      <div className="mg-actions">
        <Button type="submit" loading={busy}>
          {saveLabel}
        </Button>
        {onCancel && (
          <Button variant="subtle" onClick={onCancel}>
            Revenir sans rien changer
          </Button>
        )}
      </div>
    </form>
  );
}

type PartProps = { draft: OfferDraft; patch: (change: Partial<OfferDraft>) => void; problem: unknown };

function ZoneFields({ cpts, draft, patch, problem }: PartProps & { cpts: string }) {
  const communes = useTerritoryCommunes(cpts);
  return (
    <>
      <PillChoice
        legend="D’où peuvent-ils venir ?"
        options={[
          { value: "territory", label: "Tout le territoire" },
          { value: "distance", label: "Jusqu’à une distance" },
          { value: "communes", label: "Certaines communes" },
        ]}
        value={draft.zone}
        onChange={(zone) => patch({ zone })}
      />
      {draft.zone === "distance" && (
        <NumberInput
          label="Distance du cabinet, à vol d’oiseau (km)"
          value={draft.kilometers ?? ""}
          min={0.1}
          max={200}
          decimalSeparator=","
          error={fieldErrorOf(problem, "maxDistanceMeters")}
          onChange={(value) => patch({ kilometers: typeof value === "number" ? value : null })}
        />
      )}
      {draft.zone === "communes" && (
        <MultiSelect
          label="Communes"
          searchable
          nothingFoundMessage="Aucune commune de ce nom"
          data={communes.map(({ code, name }) => ({ value: code, label: name }))}
          value={draft.communeCodes}
          error={fieldErrorOf(problem, "communeCodes")}
          onChange={(communeCodes) => patch({ communeCodes })}
        />
      )}
    </>
  );
}

function Preferences({ draft, patch, problem }: PartProps) {
  return (
    <>
      <MultiSelect
        label="Suivis pris volontiers (facultatif)"
        description="Une préférence : elle range les propositions, elle n’écarte personne."
        data={Object.entries(PROFILE_WORDS).map(([value, label]) => ({ value, label }))}
        value={draft.profiles}
        onChange={(profiles) => patch({ profiles })}
      />
      <MultiSelect
        label="Langues parlées (facultatif)"
        searchable
        data={LANGUAGE_CODES.map((value) => ({ value, label: languageInWords(value) }))}
        value={draft.languages}
        onChange={(languages) => patch({ languages })}
      />
      <div className="mt-pair">
        <DayInput
          label="À partir du (aujourd’hui si vide)"
          value={draft.fromOn}
          error={fieldErrorOf(problem, "fromOn")}
          onChange={(fromOn) => patch({ fromOn })}
        />
        <DayInput
          label="Jusqu’au (sans fin si vide)"
          value={draft.toOn}
          error={fieldErrorOf(problem, "toOn")}
          onChange={(toOn) => patch({ toOn })}
        />
      </div>
      <Textarea
        label="Mot pour la coordination (facultatif)"
        value={draft.note}
        maxLength={500}
        onChange={(event) => patch({ note: event.currentTarget.value })}
      />
    </>
  );
}
