import { Button, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconClipboardText, IconPlus, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, formatNumber } from "../../../design/index.ts";
import type { AreaInput, CommuneFound } from "../contract.ts";
import { readPastedAreas } from "./read-pasted-areas.ts";
import type { DrawnArea } from "./use-territory.ts";

const SOURCE = "Insee, population municipale";
type AddAreasProps = { slug: string; onAdd: (areas: DrawnArea[]) => void };
const withoutPoint = (area: AreaInput): DrawnArea => ({ ...area, latitude: null, longitude: null });

/** A commune by its first letters; a part of one, or a whole list, below. */
export function AddAreas({ slug, onAdd }: AddAreasProps) {
  const [more, setMore] = useState<"paste" | "part" | null>(null);
  return (
    <div className="mg-stack mg-no-print">
      <CommuneSearch slug={slug} label="Ajouter une commune" onChosen={(one) => onAdd([wholeCommune(one)])} />
      <div className="mg-actions">
        <Button
          variant="subtle"
          leftSection={<IconPlus size={18} aria-hidden />}
          aria-expanded={more === "part"}
          onClick={() => setMore(more === "part" ? null : "part")}
        >
          Un IRIS ou un secteur
        </Button>
        <Button
          variant="subtle"
          leftSection={<IconClipboardText size={18} aria-hidden />}
          aria-expanded={more === "paste"}
          onClick={() => setMore(more === "paste" ? null : "paste")}
        >
          Coller depuis un tableur
        </Button>
      </div>
      {more === "part" && <PartOfCommune slug={slug} onAdd={onAdd} />}
      {more === "paste" && <PasteList onAdd={onAdd} />}
    </div>
  );
}

const wholeCommune = (one: CommuneFound): DrawnArea => ({
  kind: "commune",
  code: one.code,
  communeCode: one.code,
  name: one.name,
  population: one.population,
  populationSource: SOURCE,
  populationYear: null,
  latitude: one.latitude,
  longitude: one.longitude,
});

type CommuneSearchProps = {
  slug: string;
  label: string;
  onChosen: (one: CommuneFound) => void;
  chosen?: string;
};

function CommuneSearch({ slug, label, onChosen, chosen }: CommuneSearchProps) {
  const [words, setWords] = useState("");
  const [asked] = useDebouncedValue(words, 200);
  const found = useQuery({
    queryKey: ["communes", slug, asked],
    queryFn: () =>
      api.get<{ items: CommuneFound[] }>(
        `/api/c/${slug}/territory/communes?q=${encodeURIComponent(asked.slice(0, 60))}`,
      ),
    enabled: asked.trim().length >= 2,
    staleTime: 600_000,
  });
  const items = found.data?.items ?? [];
  return (
    <Select
      label={label}
      placeholder="Nom ou code postal"
      leftSection={<IconSearch size={18} aria-hidden />}
      searchable
      value={null}
      searchValue={words}
      onSearchChange={setWords}
      description={chosen}
      filter={({ options }) => options}
      nothingFoundMessage={
        asked.trim().length < 2
          ? "Tapez deux lettres"
          : found.isFetching
            ? "Recherche…"
            : "Aucune commune de ce nom"
      }
      data={items.map((one) => ({
        value: one.code,
        label: `${one.name} (${one.department}) · ${formatNumber(one.population)} hab.`,
      }))}
      onChange={(code) => {
        const one = items.find((item) => item.code === code);
        if (one) onChosen(one);
        setWords("");
      }}
    />
  );
}

function PartOfCommune({ slug, onAdd }: AddAreasProps) {
  const [commune, setCommune] = useState<CommuneFound | null>(null);
  const [iris, setIris] = useState("");
  const [name, setName] = useState("");
  const [population, setPopulation] = useState<number | string>("");
  const irisGiven = iris.trim() !== "";
  const irisFits = commune !== null && new RegExp(`^${commune.code}\\d{4}$`).test(iris.trim());
  const ready =
    commune !== null && name.trim() !== "" && typeof population === "number" && (!irisGiven || irisFits);
  const add = () => {
    if (!commune || typeof population !== "number") return;
    const code = irisGiven ? iris.trim() : null;
    onAdd([
      {
        kind: code ? "iris" : "sector",
        code,
        communeCode: commune.code,
        name: name.trim(),
        population,
        populationSource: code ? "Insee, population des IRIS" : "estimation de la CPTS",
        populationYear: null,
        latitude: commune.latitude,
        longitude: commune.longitude,
      },
    ]);
    setIris("");
    setName("");
    setPopulation("");
  };
  return (
    <div className="mg-card mg-stack">
      <CommuneSearch
        slug={slug}
        label="Commune"
        onChosen={setCommune}
        {...(commune ? { chosen: `Dans ${commune.name}.` } : {})}
      />
      <TextInput
        label="Code IRIS (9 chiffres)"
        description="Vide pour un secteur qui n’a pas de code."
        maxLength={9}
        value={iris}
        onChange={(event) => setIris(event.currentTarget.value)}
        error={
          irisGiven && commune && !irisFits
            ? `Un IRIS de ${commune.name} commence par ${commune.code} et a 9 chiffres.`
            : undefined
        }
      />
      <TextInput
        label="Nom"
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NumberInput
        label="Population"
        hideControls
        min={0}
        max={10_000_000}
        decimalScale={3}
        decimalSeparator=","
        thousandSeparator=" "
        value={population}
        onChange={setPopulation}
      />
      <div>
        <Button variant="default" disabled={!ready} onClick={add}>
          Ajouter {irisGiven ? "cet IRIS" : "ce secteur"}
        </Button>
      </div>
    </div>
  );
}

function PasteList({ onAdd }: { onAdd: (areas: DrawnArea[]) => void }) {
  const [text, setText] = useState("");
  const { areas, refused } = readPastedAreas(text, { source: SOURCE, year: null });
  return (
    <div className="mg-card mg-stack">
      <Textarea
        label="Lignes copiées d’un tableur"
        description="Code Insee, nom, population, puis source et année si vous les avez. 5 chiffres : commune ; 9 : IRIS ; 5 chiffres et S : secteur de cette commune."
        autosize
        minRows={4}
        maxRows={12}
        maxLength={200_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {refused.length > 0 && (
        <ul aria-live="polite">
          {refused.slice(0, 8).map((one) => (
            <li key={one.line}>
              Ligne {one.line} : {one.why}
            </li>
          ))}
          {refused.length > 8 && <li>et {refused.length - 8} autres lignes</li>}
        </ul>
      )}
      <div>
        <Button
          variant="default"
          disabled={areas.length === 0}
          onClick={() => {
            onAdd(areas.map(withoutPoint));
            setText("");
          }}
        >
          Ajouter {areas.length} ligne{areas.length > 1 ? "s" : ""}
        </Button>
      </div>
    </div>
  );
}
