import { BigChoice } from "../../../../design/index.ts";
import type { DoorAnswers } from "../../door/door-contract.ts";
import type { QuestionProps } from "./questions.tsx";

const FACTS = [
  { value: "homebound", label: "Il est difficile ou impossible de sortir du domicile" },
  { value: "needsHomeVisit", label: "Il faudrait un médecin qui vient au domicile" },
  { value: "disability", label: "Une situation de handicap" },
  { value: "pregnancy", label: "Une grossesse" },
  { value: "isolated", label: "Personne de proche pour aider" },
] as const;
type Fact = (typeof FACTS)[number]["value"];

/** What is checked is true; what is not checked stays not known. */
export function SituationQuestion({ answers, change }: QuestionProps) {
  const value = FACTS.map((one) => one.value).filter((fact) => answers[fact] === true);
  const write = (chosen: readonly Fact[]) =>
    change(
      Object.fromEntries(
        FACTS.map(({ value: fact }) => [fact, chosen.includes(fact) ? true : null]),
      ) as DoorAnswers,
    );
  return <BigChoice legend="Situation" hideLegend multiple value={value} onChange={write} choices={FACTS} />;
}
