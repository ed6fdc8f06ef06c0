import { Button, Chip, Select } from "@mantine/core";
import { IconAdjustments, IconCurrentLocation, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { sayDone } from "../../../../design/index.ts";
import type { DirectoryChoices } from "../../contract.ts";
import { languageInWords } from "../directory-words.ts";
import type { SearchWords } from "../use-search-words.ts";

const OFFERS = [
  { name: "acceptsNew", label: "Nouveaux patients" },
  { name: "homeVisits", label: "Visites à domicile" },
  { name: "teleconsultation", label: "Téléconsultation" },
  { name: "snp", label: "Volontaire SNP" },
  { name: "wheelchair", label: "Accès en fauteuil" },
];
const EMPTY = {
  q: "",
  profession: "",
  commune: "",
  language: "",
  near: "",
  radius: "",
  acceptsNew: "",
  homeVisits: "",
  teleconsultation: "",
  snp: "",
  wheelchair: "",
  inactive: "",
};

type FilterBarProps = {
  words: SearchWords;
  change: (part: Record<string, string>) => void;
  choices: DirectoryChoices | undefined;
  mayKeep: boolean;
};

/** Filters as chips: what people ask on the phone first, the rest one touch away. */
export function FilterBar({ words, change, choices, mayKeep }: FilterBarProps) {
  const [more, setMore] = useState(Boolean(words["commune"] ?? words["language"] ?? words["inactive"]));
  const isFiltered = Object.keys(EMPTY).some((name) => name !== "q" && words[name]);
  return (
    <div className="dir-filters mg-no-print">
      <div className="mg-row">
        <Select
          className="dir-select"
          aria-label="Profession"
          placeholder="Toutes les professions"
          clearable
          searchable
          value={words["profession"] ?? null}
          data={(choices?.professions ?? []).map((one) => ({
            value: one.code,
            label: `${one.label} (${one.count})`,
          }))}
          onChange={(value) => change({ profession: value ?? "" })}
        />
        <AroundMe words={words} change={change} />
        <Button
          variant="subtle"
          leftSection={<IconAdjustments size={18} aria-hidden />}
          aria-expanded={more}
          onClick={() => setMore(!more)}
        >
          {more ? "Moins de filtres" : "Plus de filtres"}
        </Button>
        {isFiltered && (
          <Button
            variant="subtle"
            leftSection={<IconX size={18} aria-hidden />}
            onClick={() => change({ ...EMPTY, q: words["q"] ?? "" })}
          >
            Tout enlever
          </Button>
        )}
      </div>
      <fieldset className="dir-chips" aria-label="Ce que la personne propose">
        {OFFERS.map(({ name, label }) => (
          <Chip
            key={name}
            size="md"
            checked={words[name] === "true"}
            onChange={(checked) => change({ [name]: checked ? "true" : "" })}
          >
            {label}
          </Chip>
        ))}
      </fieldset>
      {more && (
        <div className="mg-row">
          <Select
            className="dir-select"
            label="Commune"
            placeholder="Toutes"
            clearable
            searchable
            value={words["commune"] ?? null}
            data={(choices?.communes ?? []).map((one) => ({
              value: one.code,
              label: `${one.label} (${one.count})`,
            }))}
            onChange={(value) => change({ commune: value ?? "" })}
          />
          <Select
            className="dir-select"
            label="Langue parlée"
            placeholder="Toutes"
            clearable
            value={words["language"] ?? null}
            data={(choices?.languages ?? []).map((one) => ({
              value: one.code,
              label: languageInWords(one.code),
            }))}
            onChange={(value) => change({ language: value ?? "" })}
          />
          {mayKeep && (
            <Chip
              checked={words["inactive"] === "true"}
              onChange={(checked) => change({ inactive: checked ? "true" : "" })}
            >
              Retirés de l’annuaire
            </Chip>
          )}
        </div>
      )}
    </div>
  );
}

function AroundMe({ words, change }: Pick<FilterBarProps, "words" | "change">) {
  const [asking, setAsking] = useState(false);
  const locate = () => {
    setAsking(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setAsking(false);
        change({ near: `${coords.latitude.toFixed(4)},${coords.longitude.toFixed(4)}`, radius: "" });
      },
      () => {
        setAsking(false);
        sayDone(
          "Votre appareil ne dit pas où vous êtes. Choisissez une commune dans « Plus de filtres ».",
          "Position inconnue",
        );
      },
      { timeout: 10_000, maximumAge: 300_000 },
    );
  };
  return (
    <Chip
      checked={Boolean(words["near"])}
      disabled={asking}
      icon={<IconCurrentLocation size={16} aria-hidden />}
      onChange={(checked) => (checked ? locate() : change({ near: "", radius: "" }))}
    >
      {asking ? "Recherche de votre position…" : "Autour de moi"}
    </Chip>
  );
}
