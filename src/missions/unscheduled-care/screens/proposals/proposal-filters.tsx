import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import type { ProposalFilters } from "../client/care-client.ts";
import { languageInWords } from "../client/care-words.ts";
import type { ShownProposal } from "./merge-proposals.ts";

type Chip = { key: keyof ProposalFilters; value: string; label: string };

const FIXED: Chip[] = [
  { key: "modality", value: "AMB", label: "Au cabinet" },
  { key: "modality", value: "HH", label: "À domicile" },
  { key: "modality", value: "VR", label: "Téléconsultation" },
  { key: "wheelchair", value: "true", label: "Fauteuil roulant" },
  { key: "maxDistanceMeters", value: "5000", label: "À moins de 5 km" },
  { key: "partners", value: "false", label: "Notre CPTS seulement" },
];

type ProposalFiltersProps = {
  filters: ProposalFilters;
  /** What is proposed tells which languages are spoken around. */
  list: readonly ShownProposal[];
  onChange: (filters: ProposalFilters) => void;
};

/** What the patient can and cannot do, one touch each; a second touch takes it back. */
export function ProposalFilterChips({ filters, list, onChange }: ProposalFiltersProps) {
  const spoken = [
    ...new Set([...list.flatMap((one) => one.languages), ...(filters.language?.split(",") ?? [])]),
  ];
  const languages: Chip[] = spoken
    .filter((code) => code !== "fr")
    .sort()
    .slice(0, 6)
    .map((code) => ({ key: "language", value: code, label: `Parle ${languageInWords(code)}` }));
  const toggle = (chip: Chip) => {
    const { [chip.key]: before, ...others } = filters;
    onChange(before === chip.value ? others : { ...others, [chip.key]: chip.value });
  };
  return (
    <fieldset className="snp-chips mg-no-print">
      <legend>
        <IconAdjustmentsHorizontal size={18} aria-hidden /> Ce qui convient
      </legend>
      {[...FIXED, ...languages].map((chip) => (
        <button
          key={`${chip.key}:${chip.value}`}
          type="button"
          className="mg-pill"
          aria-pressed={filters[chip.key] === chip.value}
          onClick={() => toggle(chip)}
        >
          {chip.label}
        </button>
      ))}
    </fieldset>
  );
}
