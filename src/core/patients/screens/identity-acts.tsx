import { Button, Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { api, FormProblem, fieldErrorOf, ReasonPrompt, Section, sayDone } from "../../../design/index.ts";
import type { Identity } from "../identity/identity-contract.ts";
import { DocumentForm } from "./document-form.tsx";
import { InsForm } from "./ins-form.tsx";
import { ATTRIBUTE_WORDS } from "./patient-words.ts";

export type IdentityActsProps = { base: string; identity: Identity; onChanged: () => void };

/** The steps that the rules allow from here; a merged record has none. */
export function IdentityActs(props: IdentityActsProps) {
  const { steps } = props.identity;
  return (
    <div className="mg-no-print mg-stack">
      {steps.includes("document-seen") && (
        <Section
          title="J’ai vu un document"
          hint="Une pièce à haut niveau de confiance, en main propre. Son numéro n’est ni demandé ni gardé."
        >
          <DocumentForm {...props} />
        </Section>
      )}
      {steps.includes("ins-received") && (
        <Section
          title="J’ai reçu l’INS"
          hint={
            props.identity.insiConnected
              ? "Maillage interroge INSi, ou vous recopiez la réponse de votre logiciel."
              : "Ce service n’est pas relié à INSi : recopiez la réponse reçue dans votre logiciel. La clé est contrôlée, le matricule est chiffré."
          }
        >
          <InsForm {...props} />
        </Section>
      )}
      <DoubtSection {...props} />
      {steps.includes("back-to-provisional") && <BackSection {...props} />}
    </div>
  );
}

type Attribute = Identity["attributes"][number];

function DoubtSection({ base, identity, onChanged }: IdentityActsProps) {
  const [chosen, setChosen] = useState<Attribute[]>(identity.attributes);
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<unknown>(null);
  const changed = [...chosen].sort().join() !== [...identity.attributes].sort().join();
  const save = async () => {
    setProblem(null);
    try {
      await api.put(`${base}/identity/attributes`, {
        attributes: chosen,
        reason: reason.trim(),
        readAt: identity.updatedAt,
      });
      setReason("");
      sayDone("C’est noté.");
      onChanged();
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <Section
      title="Un doute ?"
      hint="Une identité douteuse ou fictive redevient provisoire et le reste tant que le doute n’est pas levé."
    >
      <form
        className="mg-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <FormProblem error={problem} />
        {(Object.keys(ATTRIBUTE_WORDS) as Attribute[]).map((one) => (
          <Checkbox
            key={one}
            label={ATTRIBUTE_WORDS[one]}
            checked={chosen.includes(one)}
            onChange={(event) =>
              setChosen(
                event.currentTarget.checked ? [...chosen, one] : chosen.filter((other) => other !== one),
              )
            }
          />
        ))}
        <TextInput
          label="Pourquoi ?"
          value={reason}
          maxLength={300}
          autoComplete="off"
          error={fieldErrorOf(problem, "reason")}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="mg-actions">
          <Button type="submit" variant="default" disabled={!changed}>
            Noter ce doute ou le lever
          </Button>
        </div>
      </form>
    </Section>
  );
}

function BackSection({ base, identity, onChanged }: IdentityActsProps) {
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button variant="subtle" onClick={() => setOpen(true)}>
        Revenir à une identité provisoire…
      </Button>
      <ReasonPrompt
        opened={open}
        title="Revenir à une identité provisoire"
        suggestions={["Document d’une autre personne", "Matricule saisi par erreur"]}
        confirmLabel="Revenir à provisoire"
        onClose={() => setOpen(false)}
        onConfirm={async (reason) => {
          await api.post(`${base}/identity/steps`, {
            step: "back-to-provisional",
            reason: reason.slice(0, 300),
            readAt: identity.updatedAt,
          });
          sayDone("L’identité est de nouveau provisoire.");
          onChanged();
        }}
      >
        <p>Le matricule INS, s’il y en a un, est caché : il faudra reprendre les étapes.</p>
      </ReasonPrompt>
    </div>
  );
}
