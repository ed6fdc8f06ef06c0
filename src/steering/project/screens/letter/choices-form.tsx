import { TextInput } from "@mantine/core";
import { useState } from "react";
import { FormProblem, Loading } from "../../../../design/index.ts";
import type { Declaration } from "../../declaration/declaration-contract.ts";
import { useDeclaration } from "./use-declaration.ts";
import { YesNo } from "./yes-no.tsx";

type Choice = Declaration["choices"][number];
type FormProps = { mayWrite: boolean };

export const PartnershipsForm = ({ mayWrite }: FormProps) => (
  <ChoicesForm group="partnership." legend="Partenariats et réseaux existants" mayWrite={mayWrite} />
);
export const SolicitationsForm = ({ mayWrite }: FormProps) => (
  <ChoicesForm group="solicitation." legend="Autres sollicitations" mayWrite={mayWrite} />
);

/** « NON / OUI, précisez », line by line, saved as one goes. */
function ChoicesForm({ group, legend, mayWrite }: FormProps & { group: string; legend: string }) {
  const { declaration } = useDeclaration();
  if (!declaration) return <Loading what={legend.toLowerCase()} shape="form" />;
  return (
    <fieldset disabled={!mayWrite} className="let-rows">
      <legend>{legend}</legend>
      {declaration.choices
        .filter(({ key }) => key.startsWith(group))
        .map((choice) => (
          <ChoiceRow key={choice.key} choice={choice} />
        ))}
    </fieldset>
  );
}

function ChoiceRow({ choice }: { choice: Choice }) {
  const { put, refresh } = useDeclaration();
  const [detail, setDetail] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const save = async (answer: boolean | null, words: string) => {
    try {
      await put(`choices/${choice.key}`, {
        answer,
        detail: words.trim(),
        was: { answer: choice.answer, detail: choice.detail },
      });
      setDetail(null);
      setProblem(null);
    } catch (error) {
      setProblem(error);
      void refresh();
    }
  };
  return (
    <div>
      <FormProblem error={problem} />
      <YesNo
        legend={choice.label}
        value={choice.answer}
        onChange={(answer) => void save(answer, detail ?? choice.detail)}
      />
      {(choice.answer === true || choice.detail !== "") && (
        <TextInput
          label="Précisez"
          aria-label={`Précisez : ${choice.label}`}
          value={detail ?? choice.detail}
          maxLength={1_000}
          onChange={(event) => setDetail(event.currentTarget.value)}
          onBlur={() =>
            detail !== null && detail.trim() !== choice.detail && void save(choice.answer, detail)
          }
        />
      )}
    </div>
  );
}
