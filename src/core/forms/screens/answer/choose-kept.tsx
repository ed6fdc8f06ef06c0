import { Button } from "@mantine/core";
import { useState } from "react";
import { BigChoice } from "../../../../design/index.ts";
import { type Answers, type Form, leavesOfForm } from "../../model/index.ts";
import { sayAnswer } from "./review-answers.tsx";

type ChooseKeptProps = {
  form: Form;
  here: Answers;
  there: Answers;
  disputed: readonly string[];
  /** Of each question, whether what was typed on this device holds. */
  onChosen: (isHere: (question: string) => boolean) => void;
};

/** Questions answered here without a network, and otherwise elsewhere since: the person says which answer holds. */
export function ChooseKept({ form, here, there, disputed, onChosen }: ChooseKeptProps) {
  const [chosen, setChosen] = useState<Record<string, "here" | "there">>({});
  const leaves = leavesOfForm(form).filter(({ key }) => disputed.includes(key));
  return (
    <div className="mg-page fm-answer" data-width="narrow">
      <h1>Deux réponses différentes</h1>
      <p>
        Vous avez répondu à {leaves.length > 1 ? "ces questions" : "cette question"} sur cet appareil, et
        autrement sur un autre. Choisissez ce que vous gardez : rien n’est perdu d’ici là.
      </p>
      <div className="mg-stack">
        {leaves.map((leaf) => (
          <BigChoice
            key={leaf.key}
            legend={leaf.text}
            value={chosen[leaf.key] ?? null}
            onChange={(which) => setChosen({ ...chosen, [leaf.key]: which })}
            choices={[
              { value: "here", label: sayAnswer(leaf, here), hint: "Tapé sur cet appareil" },
              { value: "there", label: sayAnswer(leaf, there), hint: "Enregistré depuis un autre appareil" },
            ]}
          />
        ))}
        <Button
          size="lg"
          disabled={leaves.some(({ key }) => chosen[key] === undefined)}
          onClick={() => onChosen((question) => chosen[question] === "here")}
        >
          Continuer
        </Button>
      </div>
    </div>
  );
}
