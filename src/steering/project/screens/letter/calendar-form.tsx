import { fieldErrorOf, Loading } from "../../../../design/index.ts";
import { FieldsStatus } from "./fields-status.tsx";
import { PartialDateInput } from "./partial-date-input.tsx";
import { useFields } from "./use-declaration.ts";

const ROWS = [
  ["buildingFrom", "Construction du projet : de"],
  ["buildingTo", "Construction du projet : à"],
  ["letterDue", "Dépôt de la lettre d’intention"],
  ["healthProjectDue", "Dépôt du projet de santé"],
  ["contractDue", "Contrat avec l’ARS et la CPAM"],
] as const;

/** The dates that the ARS and the CPAM look at: months, or days where they are known. */
export function CalendarForm({ mayWrite }: { mayWrite: boolean }) {
  const fields = useFields("calendrier");
  if (!fields.loaded) return <Loading what="le calendrier" shape="form" />;
  return (
    <fieldset disabled={!mayWrite} className="let-fields">
      <legend className="mg-hidden">Calendrier prévisionnel</legend>
      {ROWS.map(([field, label]) => (
        <PartialDateInput
          key={field}
          label={label}
          value={fields.value(field)}
          error={fieldErrorOf(fields.problem, field)}
          onChange={(value) => fields.set(field, value)}
          onBlur={fields.save}
        />
      ))}
      <FieldsStatus fields={fields} />
    </fieldset>
  );
}
