import { Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api, fieldErrorOf } from "../../../../design/index.ts";
import type { Nomenclature } from "../../contract.ts";

export type IdentityPart = {
  givenName: string;
  familyName: string;
  professionCode: string;
  specialityCode: string | null;
};
type IdentityFieldsProps = {
  slug: string;
  value: IdentityPart;
  onChange: (part: Partial<IdentityPart>) => void;
  problem: unknown;
};

/** Name, profession and speciality, from the national nomenclatures. */
export function IdentityFields({ slug, value, onChange, problem }: IdentityFieldsProps) {
  const codes = useQuery({
    queryKey: ["directory", slug, "nomenclature"],
    queryFn: () => api.get<Nomenclature>(`/api/c/${slug}/directory/nomenclature`),
    staleTime: 3_600_000,
  }).data;
  const specialities = (codes?.specialities ?? []).filter(
    (one) => one.professionCode === value.professionCode,
  );
  return (
    <div className="dir-two">
      <TextInput
        label="Prénom"
        maxLength={100}
        value={value.givenName}
        onChange={(event) => onChange({ givenName: event.currentTarget.value })}
        error={fieldErrorOf(problem, "givenName")}
      />
      <TextInput
        label="Nom"
        withAsterisk
        maxLength={100}
        value={value.familyName}
        onChange={(event) => onChange({ familyName: event.currentTarget.value })}
        error={fieldErrorOf(problem, "familyName")}
      />
      <Select
        label="Profession"
        withAsterisk
        searchable
        allowDeselect={false}
        value={value.professionCode || null}
        data={(codes?.professions ?? []).map((one) => ({ value: one.code, label: one.label }))}
        onChange={(code) => onChange({ professionCode: code ?? "", specialityCode: null })}
        error={fieldErrorOf(problem, "professionCode")}
      />
      {specialities.length > 0 && (
        <Select
          label="Spécialité"
          searchable
          clearable
          value={value.specialityCode}
          data={specialities.map((one) => ({ value: one.code, label: one.label }))}
          onChange={(specialityCode) => onChange({ specialityCode })}
          error={fieldErrorOf(problem, "specialityCode")}
        />
      )}
    </div>
  );
}
