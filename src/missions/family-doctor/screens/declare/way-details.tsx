import { TextInput } from "@mantine/core";
import type { PartProps } from "./who-section.tsx";

/** What a letter or a mail needs, asked as soon as that way is chosen. A patient who is known has it on their record. */
export function WayDetails({ draft, patch, problems }: Omit<PartProps, "cpts">) {
  if (draft.reachBy !== "mail" && draft.reachBy !== "letter") return null;
  if (draft.patientId)
    return (
      <p className="mg-small mg-soft">
        {draft.reachBy === "mail" ? "L’adresse mail" : "L’adresse postale"} est celle de sa fiche. Une fois la
        demande ouverte, vous pourrez l’y compléter : « Identité et coordonnées ».
      </p>
    );
  if (draft.reachBy === "mail")
    return (
      <TextInput
        label="Adresse mail de la personne"
        type="email"
        inputMode="email"
        autoComplete="off"
        required
        value={draft.email ?? ""}
        maxLength={254}
        error={problems.email}
        onChange={(event) => patch({ email: event.currentTarget.value })}
      />
    );
  return (
    <div className="mt-pair">
      <TextInput
        label="Adresse : numéro et rue"
        autoComplete="off"
        required
        value={draft.addressLine ?? ""}
        maxLength={300}
        error={problems.addressLine}
        onChange={(event) => patch({ addressLine: event.currentTarget.value })}
      />
      <TextInput
        label="Code postal"
        inputMode="numeric"
        autoComplete="off"
        required
        value={draft.homePostalCode ?? ""}
        maxLength={5}
        error={problems.homePostalCode}
        onChange={(event) => patch({ homePostalCode: event.currentTarget.value.replace(/\D/g, "") })}
      />
    </div>
  );
}
