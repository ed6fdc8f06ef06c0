import { Button, Checkbox, MultiSelect, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import {
  DayInput,
  fieldErrorOf,
  formatNumber,
  sayDone,
  useAttempt,
  useIntent,
} from "../../../../design/index.ts";
import type { CampaignFilter, CampaignPreview } from "../../contract.ts";
import { useTerritoryCommunes } from "../client/territory-communes.ts";
import { campaignClient, campaignsKey } from "./campaign-client.ts";

const NOBODY_LEFT_OUT: CampaignFilter = { communes: [], bands: [], waitingSinceOn: null, onlyByLetter: true };
const BANDS = [
  { value: "high", label: "Haute" },
  { value: "medium", label: "Moyenne" },
  { value: "low", label: "Ordinaire" },
];

/** Who is written to, how many letters that makes, and what the campaign is called. */
export function CampaignForm({ cpts }: { cpts: string }) {
  const intent = useIntent();
  const queries = useQueryClient();
  const [filter, setFilter] = useState(NOBODY_LEFT_OUT);
  const [label, setLabel] = useState("");
  const { busy, problem, attempt } = useAttempt();
  const preview = useQuery({
    queryKey: [...campaignsKey(cpts), "preview", filter],
    queryFn: () => campaignClient.preview(cpts, filter),
    enabled: cpts !== "",
  });
  const prepare = async (event: FormEvent) => {
    event.preventDefault();
    await attempt(async () => {
      const made = await campaignClient.prepare(cpts, label, filter, intent.key);
      intent.renew();
      setLabel("");
      await queries.invalidateQueries({ queryKey: campaignsKey(cpts) });
      sayDone(
        `${made.letters === 1 ? "Une lettre" : `${formatNumber(made.letters)} lettres`} en préparation.`,
      );
    });
  };
  const count = preview.data;
  return (
    <form className="mg-stack" onSubmit={(event) => void prepare(event)}>
      <FilterFields cpts={cpts} filter={filter} onChange={setFilter} />
      <TextInput
        label="Nom de ce courrier"
        placeholder="Courrier de l’automne"
        required
        maxLength={150}
        value={label}
        error={fieldErrorOf(problem, "label") ?? (problem instanceof Error ? problem.message : undefined)}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <p aria-live="polite">{count ? previewWords(count) : "Comptage…"}</p>
      <div className="mg-actions">
        <Button
          type="submit"
          loading={busy}
          disabled={!count || count.letters === 0 || count.tooMany || label.trim() === ""}
        >
          {count && count.letters > 0
            ? `Préparer ${formatNumber(count.letters)} ${count.letters === 1 ? "lettre" : "lettres"}`
            : "Préparer les lettres"}
        </Button>
      </div>
    </form>
  );
}

type FieldsProps = { cpts: string; filter: CampaignFilter; onChange: (filter: CampaignFilter) => void };

function FilterFields({ cpts, filter, onChange }: FieldsProps) {
  const communes = useTerritoryCommunes(cpts);
  return (
    <>
      <div className="mt-pair mt-pair-end">
        <MultiSelect
          label="Communes"
          description="Aucune choisie : toutes."
          searchable
          clearable
          maxValues={100}
          data={communes.map(({ code, name }) => ({ value: code, label: name }))}
          value={filter.communes}
          onChange={(chosen) => onChange({ ...filter, communes: chosen })}
        />
        <MultiSelect
          label="Priorité"
          description="Aucune choisie : toutes."
          data={BANDS}
          value={filter.bands}
          onChange={(bands) => onChange({ ...filter, bands: bands as CampaignFilter["bands"] })}
        />
        <DayInput
          label="En attente depuis ce jour, ou avant"
          value={filter.waitingSinceOn ?? ""}
          onChange={(day) => onChange({ ...filter, waitingSinceOn: day || null })}
        />
      </div>
      <Checkbox
        label="Seulement les personnes qui préfèrent être prévenues par courrier"
        checked={filter.onlyByLetter}
        onChange={(event) => onChange({ ...filter, onlyByLetter: event.currentTarget.checked })}
      />
    </>
  );
}

function previewWords({ letters, withoutAddress, withoutDoctor, tooMany }: CampaignPreview): string {
  if (tooMany) return "Plus de 2 000 lettres : choisissez moins de communes ou de priorités.";
  if (letters === 0 && withoutAddress === 0) return "Personne ne correspond à ce choix.";
  return [
    `${formatNumber(letters)} ${letters > 1 ? "lettres" : "lettre"}`,
    ...(withoutAddress > 0 ? [`${formatNumber(withoutAddress)} sans adresse postale, donc sans lettre`] : []),
    ...(withoutDoctor > 0
      ? [`${formatNumber(withoutDoctor)} sans médecin ouvert près de chez elles : la lettre le dit`]
      : []),
  ].join(" · ");
}
