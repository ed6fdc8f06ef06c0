import { Checkbox } from "@mantine/core";
import { DayInput } from "../../../../design/index.ts";
import type { DoorAnswers } from "../../door/door-contract.ts";
import { PillChoice } from "../client/pill-choice.tsx";
import type { QuestionProps } from "./questions.tsx";

const FACTS = [
  { name: "homebound", label: "Il est difficile ou impossible de sortir du domicile" },
  { name: "needsHomeVisit", label: "Il faudrait un médecin qui vient au domicile" },
  { name: "disability", label: "Une situation de handicap" },
  { name: "pregnancy", label: "Une grossesse" },
  { name: "isolated", label: "Personne de proche pour aider" },
] as const;
const SAYS = [
  { value: "same", label: "Sans changement" },
  { value: "yes", label: "Oui" },
  { value: "no", label: "Non" },
] as const;
const said = (value: boolean | null | undefined) =>
  value === true ? "yes" : value === false ? "no" : "same";

/** What was ticked once can be taken back: yes, no, or as it was. */
export function FollowSituation({ answers, change }: QuestionProps) {
  return (
    <>
      {FACTS.map(({ name, label }) => (
        <PillChoice
          key={name}
          legend={label}
          options={SAYS}
          value={said(answers[name])}
          onChange={(value) =>
            change({ [name]: value === "same" ? undefined : value === "yes" } as DoorAnswers)
          }
        />
      ))}
    </>
  );
}

const DATES = [
  {
    name: "treatmentEndsOn",
    label: "Fin du traitement ou de l’ordonnance",
    gone: "Ce traitement ne compte plus",
  },
  { name: "leftHospitalOn", label: "Sortie de l’hôpital", gone: "Il n’y a pas eu d’hospitalisation" },
  {
    name: "withoutDoctorSinceOn",
    label: "Sans médecin traitant depuis",
    gone: "Je ne sais plus depuis quand",
  },
] as const;

/** Another day, or none any more. */
export function FollowDates({ answers, errors, today, change }: QuestionProps) {
  return (
    <>
      {DATES.map(({ name, label, gone }) => (
        <div key={name} className="mg-stack">
          <DayInput
            label={`${label} (facultatif)`}
            value={answers[name] ?? ""}
            error={errors[name]}
            {...(name === "treatmentEndsOn" ? {} : { latest: today })}
            onChange={(day) => change({ [name]: day || undefined } as DoorAnswers)}
          />
          <Checkbox
            size="md"
            label={gone}
            checked={answers[name] === null}
            onChange={(event) =>
              change({ [name]: event.currentTarget.checked ? null : undefined } as DoorAnswers)
            }
          />
        </div>
      ))}
    </>
  );
}
