import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../design/index.ts";

type Found = { items: { id: string; displayName: string; practices: { communeName: string | null }[] }[] };

type DoctorSelectProps = {
  cpts: string;
  label?: string;
  description?: string;
  value: string | null;
  onChange: (professionalId: string | null, name: string) => void;
};

/** A general practitioner of the directory, by two letters of the name. */
export function DoctorSelect({ cpts, label = "Médecin", description, value, onChange }: DoctorSelectProps) {
  const [words, setWords] = useState("");
  const [asked] = useDebouncedValue(words.replace(/ · .*$/, "").trim(), 250);
  const found = useQuery({
    queryKey: ["mt", cpts, "doctors", asked],
    queryFn: () =>
      api.get<Found>(
        `/api/c/${cpts}/directory/professionals?limit=8&profession=10&q=${encodeURIComponent(asked)}`,
      ),
    enabled: asked.length >= 2,
    staleTime: 60_000,
  });
  return (
    <Select
      label={label}
      description={description}
      placeholder="Deux lettres de son nom"
      searchable
      data={(found.data?.items ?? []).map((one) => ({
        value: one.id,
        label: [one.displayName, one.practices.find((place) => place.communeName)?.communeName]
          .filter(Boolean)
          .join(" · "),
      }))}
      filter={({ options }) => options}
      nothingFoundMessage={asked.length < 2 ? "Tapez deux lettres" : "Aucun médecin de ce nom"}
      value={value}
      onSearchChange={setWords}
      onChange={(id, option) => onChange(id, option?.label ?? "")}
    />
  );
}
