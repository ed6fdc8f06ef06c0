import { TextInput } from "@mantine/core";
import { useState } from "react";
import { FormProblem, Loading, useDraft } from "../../../../design/index.ts";
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

type Typed = { detail: string | null; was: { answer: boolean | null; detail: string } | null };
const NOTHING: Typed = { detail: null, was: null };

function ChoiceRow({ choice }: { choice: Choice }) {
  const { slug, put, refresh } = useDeclaration();
  const draft = useDraft<Typed>(`projet.${slug}.choix.${choice.key}`, NOTHING, { keep: "device" });
  const { detail, was } = draft.value;
  const [problem, setProblem] = useState<unknown>(null);
  const stands = { answer: choice.answer, detail: choice.detail };
  const save = async (answer: boolean | null, words: string, over = was ?? stands) => {
    try {
      await put(`choices/${choice.key}`, { answer, detail: words.trim(), was: over });
      draft.clear();
      setProblem(null);
    } catch (error) {
      setProblem(error);
      void refresh();
    }
  };
  // Typed over something else than what stands: by a colleague meanwhile, or on this device long ago.
  const isOver = was !== null && (was.answer !== choice.answer || was.detail !== choice.detail);
  return (
    <div>
      <FormProblem error={problem} />
      <YesNo
        legend={choice.label}
        value={choice.answer}
        onChange={(answer) => void save(answer, detail ?? choice.detail)}
      />
      {(choice.answer === true || choice.detail !== "" || detail !== null) && (
        <TextInput
          label="Précisez"
          aria-label={`Précisez : ${choice.label}`}
          value={detail ?? choice.detail}
          maxLength={1_000}
          onChange={(event) => draft.set({ detail: event.currentTarget.value, was: was ?? stands })}
          onBlur={() => {
            if (detail === null) return;
            if (detail.trim() === choice.detail) draft.clear();
            else void save(choice.answer, detail);
          }}
        />
      )}
      {isOver && (
        <p className="mg-small">
          Déjà enregistré par quelqu’un d’autre : « {choice.detail || "rien"} ».{" "}
          <button
            type="button"
            className="mg-text-button"
            onClick={() => void save(choice.answer, detail ?? "", stands)}
          >
            Garder ma saisie
          </button>{" "}
          ou{" "}
          <button
            type="button"
            className="mg-text-button"
            onClick={() => {
              draft.clear();
              setProblem(null);
            }}
          >
            prendre l’autre
          </button>
        </p>
      )}
    </div>
  );
}
