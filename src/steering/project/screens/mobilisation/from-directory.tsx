import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../design/index.ts";

export interface FoundPerson {
  id: string;
  displayName: string;
  professionLabel: string;
  specialityLabel: string | null;
  practices: { communeName: string | null; siteName: string }[];
}

/** A professional of the directory, by two letters of the name. */
export function FromDirectory({ slug, onPick }: { slug: string; onPick: (one: FoundPerson) => void }) {
  const [words, setWords] = useState("");
  const [asked] = useDebouncedValue(words.trim(), 250);
  const found = useQuery({
    queryKey: ["project-directory", slug, asked],
    queryFn: () =>
      api.get<{ items: FoundPerson[] }>(
        `/api/c/${slug}/directory/professionals?limit=8&q=${encodeURIComponent(asked)}`,
      ),
    enabled: asked.length >= 2,
    staleTime: 60_000,
  });
  const items = found.data?.items ?? [];
  return (
    <Select
      label="Prendre dans l’annuaire (facultatif)"
      placeholder="Deux lettres du nom"
      searchable
      value={null}
      data={items.map((one) => ({
        value: one.id,
        label: [one.displayName, one.specialityLabel ?? one.professionLabel, one.practices[0]?.communeName]
          .filter(Boolean)
          .join(" · "),
      }))}
      filter={({ options }) => options}
      nothingFoundMessage={asked.length < 2 ? "Tapez deux lettres" : "Personne de ce nom dans l’annuaire"}
      onSearchChange={setWords}
      onChange={(id) => {
        const one = items.find((item) => item.id === id);
        if (one) onPick(one);
      }}
    />
  );
}
