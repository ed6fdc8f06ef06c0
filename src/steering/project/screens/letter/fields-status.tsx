import { Button } from "@mantine/core";
import { FormProblem } from "../../../../design/index.ts";
import { fieldLabel, fieldWords } from "./kept-fields.ts";
import type { Fields, FieldsState } from "./use-declaration.ts";

const WORDS: Record<FieldsState, string> = {
  saved: "",
  waiting: "Enregistré dès que vous quittez le champ.",
  saving: "Enregistrement…",
  refused: "Pas encore enregistré : votre saisie est gardée sur cet appareil.",
};

/** Whether the fields are saved, and why not; what somebody else wrote meanwhile, to choose. */
export function FieldsStatus({ fields: { state, problem, clashes, choose } }: { fields: Fields }) {
  return (
    <>
      <FormProblem error={problem} />
      {clashes.map(({ field, mine, theirs, theirsBy }) => (
        <section key={field} className="mg-card mg-stack" aria-label={`Deux versions : ${fieldLabel(field)}`}>
          <p>
            <strong>{fieldLabel(field)}</strong> : {theirsBy || "quelqu’un"} a enregistré «{" "}
            {fieldWords(theirs)} » pendant que vous écriviez « {fieldWords(mine)} ». Rien n’a été écrasé.
          </p>
          <div className="mg-actions">
            <Button variant="default" onClick={() => choose(field, true)}>
              Garder ma saisie
            </Button>
            <Button variant="default" onClick={() => choose(field, false)}>
              Prendre l’autre
            </Button>
          </div>
        </section>
      ))}
      <p className="mg-small mg-soft" role="status">
        {clashes.length > 0
          ? "Choisissez ci-dessus : votre saisie est gardée sur cet appareil."
          : WORDS[state]}
      </p>
    </>
  );
}
