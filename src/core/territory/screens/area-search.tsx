import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, formatNumber } from "../../../design/index.ts";
import type { AreaFound, CommuneFound } from "../contract.ts";
import type { DrawnArea } from "./use-territory.ts";

const FEW_COMMUNES = 5;
const MUNICIPAL = "Insee, population municipale";

const wholeCommune = (one: CommuneFound): DrawnArea => ({
  kind: "commune",
  code: one.code,
  communeCode: one.code,
  name: one.name,
  population: one.population,
  populationSource: MUNICIPAL,
  populationYear: null,
  latitude: one.latitude,
  longitude: one.longitude,
});

/** What is drawn when a part of a commune is chosen. */
export const partOf = (one: AreaFound): DrawnArea => ({
  kind: one.kind,
  code: one.code,
  communeCode: one.communeCode,
  name: one.name,
  population: one.population ?? 0,
  populationSource: one.populationSource || "À compléter",
  populationYear: one.populationYear,
  latitude: one.latitude,
  longitude: one.longitude,
});

const useCommunes = (slug: string, asked: string) =>
  useQuery({
    queryKey: ["communes", slug, asked],
    queryFn: () =>
      api.get<{ items: CommuneFound[] }>(
        `/api/c/${slug}/territory/communes?q=${encodeURIComponent(asked.slice(0, 60))}`,
      ),
    enabled: asked.trim().length >= 2,
    staleTime: 600_000,
  });

/** Parts of communes by their name; with `commune`, all those of that one. */
export const useParts = (slug: string, { q, commune }: { q: string; commune?: string }) =>
  useQuery({
    queryKey: ["territory-parts", slug, q, commune ?? ""],
    queryFn: () => {
      const words = new URLSearchParams({ q: q.slice(0, 60), ...(commune ? { commune } : {}) });
      return api.get<{ items: AreaFound[] }>(`/api/c/${slug}/territory/parts?${words}`);
    },
    enabled: slug !== "" && (commune !== undefined || q.trim().length >= 2),
    staleTime: 60_000,
  });

const communeWords = (one: CommuneFound): string =>
  `${one.name} (${one.department}) · ${formatNumber(one.population)} hab.`;

const partWords = (one: AreaFound): string =>
  [
    one.communeName && one.communeName !== one.name ? `${one.name}, ${one.communeName}` : one.name,
    one.population === null ? "" : `${formatNumber(Math.round(one.population))} hab.`,
    ...one.takenBy,
  ]
    .filter(Boolean)
    .join(" · ");

const emptyWords = (typed: string, isFetching: boolean, none: string): string =>
  typed.trim().length < 2 ? "Tapez deux lettres" : isFetching ? "Recherche…" : none;

/** A commune by its name or postcode. */
export function CommuneSearch({
  slug,
  label,
  onChosen,
  chosen,
}: {
  slug: string;
  label: string;
  onChosen: (one: CommuneFound) => void;
  chosen?: string;
}) {
  const [words, setWords] = useState("");
  const [asked] = useDebouncedValue(words, 200);
  const found = useCommunes(slug, asked);
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
      nothingFoundMessage={emptyWords(asked, found.isFetching, "Aucune commune de ce nom")}
      data={items.map((one) => ({ value: one.code, label: communeWords(one) }))}
      onChange={(code) => {
        const one = items.find((item) => item.code === code);
        if (one) onChosen(one);
        setWords("");
      }}
    />
  );
}

const keyOf = (one: AreaFound): string => one.code ?? `${one.communeCode} ${one.name}`;

/** A commune, an IRIS or a sector, by its name: one field for all. */
export function AreaSearch({ slug, onChosen }: { slug: string; onChosen: (area: DrawnArea) => void }) {
  const [words, setWords] = useState("");
  const [asked] = useDebouncedValue(words, 200);
  const communes = useCommunes(slug, asked);
  const parts = useParts(slug, { q: asked });
  const found = new Map<string, DrawnArea>();
  const group = <T,>(name: string, items: readonly T[], each: (one: T) => [string, string, DrawnArea]) => ({
    group: name,
    items: items.map((one) => {
      const [key, label, area] = each(one);
      found.set(`${name} ${key}`, area);
      return { value: `${name} ${key}`, label };
    }),
  });
  const told = parts.data?.items ?? [];
  // Communes are found with typing errors too: where parts of one answer to the very words, a few are enough.
  const whole = (communes.data?.items ?? []).slice(0, told.length > 0 ? FEW_COMMUNES : undefined);
  const data = [
    group("Communes", whole, (one) => [one.code, communeWords(one), wholeCommune(one)]),
    group(
      "IRIS",
      told.filter((one) => one.kind === "iris"),
      (one) => [keyOf(one), partWords(one), partOf(one)],
    ),
    group(
      "Secteurs nommés par une CPTS voisine",
      told.filter((one) => one.kind === "sector"),
      (one) => [`${keyOf(one)} ${one.takenBy.join()}`, partWords(one), partOf(one)],
    ),
  ].filter((one) => one.items.length > 0);
  return (
    <Select
      label="Ajouter une commune, un IRIS ou un secteur"
      placeholder="Nom, code postal ou code IRIS"
      leftSection={<IconSearch size={18} aria-hidden />}
      searchable
      value={null}
      searchValue={words}
      onSearchChange={setWords}
      filter={({ options }) => options}
      nothingFoundMessage={emptyWords(
        asked,
        communes.isFetching || parts.isFetching,
        "Aucune commune ni aucun IRIS de ce nom",
      )}
      data={data}
      onChange={(value) => {
        const area = value === null ? undefined : found.get(value);
        if (area) onChosen(area);
        setWords("");
      }}
    />
  );
}
