import { Button, Checkbox, Select, Switch, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import {
  ApiProblem,
  BigChoice,
  DayInput,
  DraftNote,
  FormProblem,
  fieldErrorOf,
  ReasonPrompt,
  Section,
  TimeInput,
  useDraft,
} from "../../../design/index.ts";
import { problemOf } from "../../../design/net/problem.ts";

const problem = new ApiProblem(
  problemOf(422, {
    title: "À corriger",
    detail: "Un champ est à corriger.",
    errors: [{ field: "phone", message: "Un numéro à dix chiffres, par exemple 06 12 34 56 78." }],
  }),
);

function Signs() {
  const [signs, setSigns] = useState<string[]>(["douleur"]);
  const [when, setWhen] = useState<string | null>("jour");
  return (
    <>
      <BigChoice
        legend="Y a-t-il un signe de gravité ?"
        help="Cochez tout ce que vous voyez ou entendez."
        multiple
        value={signs}
        onChange={setSigns}
        choices={[
          { value: "douleur", label: "Douleur thoracique", danger: true },
          {
            value: "souffle",
            label: "Difficulté à respirer",
            hint: "ne finit pas ses phrases",
            danger: true,
          },
          { value: "aucun", label: "Aucun signe" },
        ]}
      />
      <BigChoice
        legend="À voir"
        columns
        value={when}
        onChange={setWhen}
        choices={[
          { value: "jour", label: "Aujourd’hui" },
          { value: "48h", label: "Sous 48 h" },
          { value: "tard", label: "Plus tard" },
        ]}
      />
    </>
  );
}

export function FormPart() {
  const draft = useDraft("kit", { name: "", note: "" }, { keep: "device" });
  const [asking, setAsking] = useState(false);
  const [moment, setMoment] = useState({ day: "", time: "09:00" });
  return (
    <>
      <Section title="Le patient" hint="Trois traits suffisent à le reconnaître.">
        <form className="mg-stack" onSubmit={(event) => event.preventDefault()}>
          <FormProblem error={problem} />
          <TextInput
            label="Nom et prénom"
            value={draft.value.name}
            onChange={(event) => draft.patch({ name: event.currentTarget.value })}
            required
          />
          <TextInput
            label="Téléphone"
            description="Celui où on le joint aujourd’hui."
            error={fieldErrorOf(problem, "phone")}
            defaultValue="06 12"
          />
          <Select label="Commune" placeholder="Choisir" data={["Toulouse", "Blagnac", "Beauzelle"]} />
          <Signs />
          <DayInput label="Le" value={moment.day} onChange={(day) => setMoment({ ...moment, day })} />
          <TimeInput label="À" value={moment.time} onChange={(time) => setMoment({ ...moment, time })} />
          <Textarea
            label="Notes"
            value={draft.value.note}
            onChange={(event) => draft.patch({ note: event.currentTarget.value })}
          />
          <Checkbox label="Le patient est informé et d’accord" />
          <Switch label="Accepte la visite à domicile" />
          <DraftNote draft={draft} />
          <div className="mg-actions">
            <Button type="submit">Chercher un créneau</Button>
            <Button variant="subtle" onClick={() => setAsking(true)}>
              Annuler la demande
            </Button>
          </div>
        </form>
      </Section>
      <ReasonPrompt
        opened={asking}
        title="Annuler la demande"
        suggestions={["Le patient va mieux", "Vu ailleurs"]}
        confirmLabel="Annuler la demande"
        onConfirm={() => {}}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
