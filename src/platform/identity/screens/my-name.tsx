import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  api,
  FormProblem,
  fieldErrorOf,
  Section,
  sayDone,
  sessionQuery,
  useAttempt,
} from "../../../design/index.ts";

/** Asked once, of an account that was opened without the name of a person. */
export function MyName() {
  const queries = useQueryClient();
  const [name, setName] = useState({ givenName: "", familyName: "" });
  const { busy, problem, attempt } = useAttempt();
  const save = () =>
    attempt(async () => {
      await api.put("/api/me/name", name);
      sayDone("Votre nom est enregistré : il signe ce que vous ferez désormais.");
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    });
  const field = (key: keyof typeof name, label: string, autoComplete: string) => (
    <TextInput
      label={label}
      autoComplete={autoComplete}
      required
      maxLength={100}
      value={name[key]}
      error={fieldErrorOf(problem, key)}
      onChange={(event) => setName({ ...name, [key]: event.currentTarget.value })}
    />
  );
  return (
    <Section
      title="Votre nom"
      hint="Votre compte a été ouvert sans lui. C’est lui que vos collègues verront sur vos demandes ; ce que le journal dit d’avant reste tel quel."
    >
      <form
        className="mg-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <FormProblem error={problem} />
        {field("givenName", "Votre prénom", "given-name")}
        {field("familyName", "Votre nom", "family-name")}
        <div className="mg-actions">
          <Button type="submit" loading={busy}>
            Enregistrer mon nom
          </Button>
        </div>
      </form>
    </Section>
  );
}
