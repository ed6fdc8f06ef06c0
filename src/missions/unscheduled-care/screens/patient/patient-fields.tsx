import { TextInput } from "@mantine/core";
import { typedDate } from "../../../../design/index.ts";
import { PillChoice } from "../sheet-form/pill-choice.tsx";
import { CandidateList } from "./candidate-list.tsx";
import { DoctorPicker } from "./doctor-picker.tsx";
import type { PatientEntry } from "./use-patient-entry.ts";

type PatientFieldsProps = { cpts: string; entry: PatientEntry; errors: Readonly<Record<string, string>> };

/** The identity traits, the likely twins as soon as they are known, then what only a new record needs. */
export function PatientFields({ cpts, entry, errors }: PatientFieldsProps) {
  const { form, patch, candidates } = entry;
  return (
    <div className="mg-stack">
      <div className="snp-pair">
        <TextInput
          data-first
          label="Nom de naissance"
          value={form.familyName}
          maxLength={100}
          autoComplete="off"
          autoCapitalize="characters"
          required
          error={errors["familyName"]}
          onChange={(event) => patch({ familyName: event.currentTarget.value, noneOfThem: false })}
        />
        <TextInput
          label="Prénom"
          value={form.givenNames}
          maxLength={100}
          autoComplete="off"
          required
          error={errors["givenNames"]}
          onChange={(event) => patch({ givenNames: event.currentTarget.value, noneOfThem: false })}
        />
      </div>
      <TextInput
        label="Date de naissance"
        placeholder="jj/mm/aaaa"
        inputMode="numeric"
        value={form.birth}
        autoComplete="off"
        error={errors["birth"]}
        onChange={(event) => patch({ birth: typedDate(event.currentTarget.value), noneOfThem: false })}
      />
      {candidates.length > 0 ? (
        <CandidateList
          candidates={candidates}
          onChoose={entry.choose}
          onNone={() => patch({ noneOfThem: true })}
        />
      ) : (
        <NewPatientFields cpts={cpts} entry={entry} errors={errors} />
      )}
    </div>
  );
}

function NewPatientFields({ cpts, entry, errors }: PatientFieldsProps) {
  const { form, patch } = entry;
  return (
    <>
      <PillChoice
        required
        legend="Sexe"
        value={form.sex}
        error={errors["sex"]}
        onChange={(sex) => patch({ sex })}
        options={[
          { value: "F", label: "Féminin" },
          { value: "M", label: "Masculin" },
          { value: "U", label: "Inconnu" },
        ]}
      />
      <div className="snp-pair">
        <TextInput
          label="Téléphone où le joindre"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          value={form.phone}
          maxLength={30}
          onChange={(event) => patch({ phone: event.currentTarget.value })}
        />
        <TextInput
          label="Nom utilisé, s’il est différent"
          value={form.usedFamilyName}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => patch({ usedFamilyName: event.currentTarget.value })}
        />
      </div>
      <PillChoice
        required
        legend="A-t-il un médecin traitant ?"
        value={form.ownDoctor}
        error={errors["ownDoctor"]}
        onChange={(ownDoctor) => patch({ ownDoctor })}
        options={[
          { value: "yes", label: "Oui" },
          { value: "none", label: "Non" },
          { value: "unknown", label: "Ne sait pas" },
        ]}
      />
      {form.ownDoctor === "yes" && (
        <DoctorPicker cpts={cpts} value={form.doctor} onChange={(doctor) => patch({ doctor })} />
      )}
    </>
  );
}
