import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import {
  counted,
  DayInput,
  dateIn,
  FormProblem,
  fieldErrorOf,
  Section,
  sayDone,
  useNow,
  useTimeZone,
} from "../../../../design/index.ts";
import { listClient, type PatientList } from "./list-client.ts";
import { useListAct } from "./use-lists.ts";

/** No agreement, no request: who applies a list says how its patients were informed and agreed. */
export function ApplyForm({ cpts, list }: { cpts: string; list: PatientList }) {
  const today = dateIn(useNow(), useTimeZone());
  const [declaration, setDeclaration] = useState("");
  const [informedOn, setInformedOn] = useState("");
  const apply = useListAct(
    cpts,
    () => listClient.apply(cpts, list.id, { declaration, informedOn }),
    () => sayDone("L’ouverture des demandes commence ; vous pouvez quitter cette page."),
  );
  const isNothing = list.toApply === 0;
  return (
    <Section
      title="Appliquer la liste"
      hint="Chaque demande garde cette déclaration : sans l’accord du patient, elle ne peut pas être ouverte."
    >
      <form
        className="mg-stack"
        onSubmit={(event) => {
          event.preventDefault();
          apply.mutate(undefined);
        }}
      >
        {apply.error ? <FormProblem error={apply.error} /> : null}
        <Textarea
          label="Comment ces patients ont-ils été informés, et comment ont-ils donné leur accord ?"
          description="Exemple : courrier du Dr Martin à chacun, accord écrit rendu au cabinet."
          required
          autosize
          minRows={2}
          minLength={20}
          maxLength={1_000}
          value={declaration}
          error={fieldErrorOf(apply.error, "declaration")}
          onChange={(event) => setDeclaration(event.currentTarget.value)}
        />
        <DayInput
          label="Informés le"
          required
          value={informedOn}
          latest={today}
          error={fieldErrorOf(apply.error, "informedOn")}
          onChange={setInformedOn}
        />
        <div className="mg-actions">
          <Button
            type="submit"
            loading={apply.isPending}
            disabled={isNothing || declaration.trim().length < 20 || informedOn === ""}
          >
            {isNothing ? "Aucune ligne à prendre" : `Ouvrir ${counted(list.toApply, "demande", "demandes")}`}
          </Button>
        </div>
      </form>
    </Section>
  );
}
