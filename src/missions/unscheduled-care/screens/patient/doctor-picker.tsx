import { Autocomplete } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../../../design/index.ts";

/** The doctor named: from the directory when found there, else as typed. */
export type NamedDoctor = { professionalId: string | null; name: string };

type Found = {
  items: {
    id: string;
    displayName: string;
    professionLabel: string;
    practices: { communeName: string | null }[];
  }[];
};

const useDoctors = (cpts: string, words: string) =>
  useQuery({
    queryKey: ["snp", cpts, "doctors", words],
    queryFn: () =>
      api.get<Found>(
        `/api/c/${cpts}/directory/professionals?limit=8&profession=10&q=${encodeURIComponent(words)}`,
      ),
    enabled: words.trim().length >= 2,
    staleTime: 60_000,
  });

type DoctorPickerProps = { cpts: string; value: NamedDoctor; onChange: (value: NamedDoctor) => void };

/** A doctor of the directory, or a name written by hand: many own doctors work elsewhere. */
export function DoctorPicker({ cpts, value, onChange }: DoctorPickerProps) {
  const [words] = useDebouncedValue(value.name, 250);
  const found = useDoctors(cpts, value.professionalId ? "" : words).data?.items ?? [];
  const labels = found.map((doctor) => `${doctor.displayName}${placeOf(doctor)}`);
  return (
    <Autocomplete
      label="Nom du médecin traitant"
      description={
        value.professionalId
          ? "Dans l’annuaire : ses créneaux seront proposés en premier."
          : "Choisissez-le dans la liste s’il y est ; sinon, écrivez son nom."
      }
      value={value.name}
      data={[...new Set(labels)]}
      filter={({ options }) => options}
      maxLength={200}
      onChange={(name) => {
        const chosen = found[labels.indexOf(name)];
        onChange(
          chosen ? { professionalId: chosen.id, name: chosen.displayName } : { professionalId: null, name },
        );
      }}
    />
  );
}

const placeOf = (doctor: Found["items"][number]): string => {
  const place = doctor.practices.find((practice) => practice.communeName)?.communeName;
  return place ? ` · ${place}` : "";
};
