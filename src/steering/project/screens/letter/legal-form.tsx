import { TextInput } from "@mantine/core";
import { BigChoice, fieldErrorOf, Loading } from "../../../../design/index.ts";
import { FieldsStatus } from "./fields-status.tsx";
import { PartialDateInput } from "./partial-date-input.tsx";
import { useFields } from "./use-declaration.ts";

/** Whether an association carries the project, and which. */
export function LegalForm({ mayWrite }: { mayWrite: boolean }) {
  const fields = useFields("structure");
  if (!fields.loaded) return <Loading what="la structure juridique" shape="form" />;
  const state = fields.value("legalState");
  const text = (field: "legalName" | "legalForm" | "legalSeat", label: string, placeholder: string) => (
    <TextInput
      label={label}
      placeholder={placeholder}
      value={fields.value(field)}
      error={fieldErrorOf(fields.problem, field)}
      maxLength={300}
      onChange={(event) => fields.set(field, event.currentTarget.value)}
      onBlur={fields.save}
    />
  );
  return (
    <fieldset disabled={!mayWrite} className="let-fields">
      <legend className="mg-hidden">Structure juridique</legend>
      <BigChoice
        legend="Une structure juridique est-elle déjà créée ?"
        columns
        value={state}
        onChange={(value) => {
          fields.set("legalState", value);
          fields.save();
        }}
        choices={[
          { value: "no", label: "Non" },
          { value: "pending", label: "En cours" },
          { value: "yes", label: "Oui" },
        ]}
      />
      {(state === "yes" || state === "pending") && (
        <>
          {text("legalName", "Nom", "Association CPTS des Deux Rives")}
          {text("legalForm", "Forme juridique", "Association loi 1901")}
          {text("legalSeat", "Siège social", "1 place de la Mairie, 31000 Toulouse")}
          <PartialDateInput
            label="Date de création"
            value={fields.value("legalCreated")}
            error={fieldErrorOf(fields.problem, "legalCreated")}
            onChange={(value) => fields.set("legalCreated", value)}
            onBlur={fields.save}
          />
        </>
      )}
      <FieldsStatus fields={fields} />
    </fieldset>
  );
}
