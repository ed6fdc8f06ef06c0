import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { api } from "../../../design/index.ts";

type Found = { code: string; name: string; department: string; population: number };
type CommuneSelectProps = {
  slug: string;
  label?: string;
  value: string | null;
  /** Name of the commune already chosen, before the list knows it. */
  name?: string | null | undefined;
  onChange: (code: string | null) => void;
  error?: ReactNode;
  required?: boolean;
};

/** A commune of France by its first letters or its postcode. */
export function CommuneSelect({
  slug,
  label = "Commune",
  value,
  name,
  onChange,
  error,
  required = false,
}: CommuneSelectProps) {
  const [words, setWords] = useState("");
  const [asked] = useDebouncedValue(words.replace(/ \(.*$/, ""), 220);
  const found = useQuery({
    queryKey: ["communes", slug, asked],
    queryFn: () =>
      api.get<{ items: Found[] }>(
        `/api/c/${slug}/territory/communes?q=${encodeURIComponent(asked.slice(0, 60))}`,
      ),
    enabled: asked.trim().length >= 2,
    staleTime: 600_000,
  });
  const data = (found.data?.items ?? []).map((one) => ({
    value: one.code,
    label: `${one.name} (${one.department})`,
  }));
  if (value && !data.some((one) => one.value === value)) data.unshift({ value, label: name ?? value });
  return (
    <Select
      label={label}
      placeholder="Nom ou code postal"
      searchable
      clearable={!required}
      withAsterisk={required}
      value={value}
      data={data}
      filter={({ options }) => options}
      nothingFoundMessage={asked.trim().length < 2 ? "Tapez deux lettres" : "Aucune commune de ce nom"}
      onSearchChange={setWords}
      onChange={onChange}
      error={error}
    />
  );
}
