import { FormProblem } from "../../../../design/index.ts";
import type { FieldsState } from "./use-declaration.ts";

const WORDS: Record<FieldsState, string> = {
  saved: "",
  waiting: "Enregistré dès que vous quittez le champ.",
  saving: "Enregistrement…",
  refused: "Pas encore enregistré : votre saisie est gardée sur cet appareil.",
};

/** Whether the fields are saved, and why not. */
export function FieldsStatus({ state, problem }: { state: FieldsState; problem: unknown }) {
  return (
    <>
      <FormProblem error={problem} />
      <p className="mg-small mg-soft" role="status">
        {WORDS[state]}
      </p>
    </>
  );
}
