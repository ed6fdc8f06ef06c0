import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { FormProblem, Section, sayDone, sayProblem } from "../../../../design/index.ts";
import type { SheetDraft } from "../../contract.ts";
import type { SheetDraftState } from "./use-sheet-draft.ts";

/** What would change, what is still wrong, and the act that puts it in force, with its effect said first. */
export function PublishBox({ draft, answer }: { draft: SheetDraftState; answer: SheetDraft | undefined }) {
  const [asking, setAsking] = useState(false);
  const changes = answer?.changes ?? [];
  const problems = answer?.problems ?? [];
  const ready = draft.state === "saved" && problems.length === 0 && changes.length > 0 && !draft.problem;
  return (
    <Section title="Ce qui changera" hint="Par rapport à la fiche en vigueur.">
      <FormProblem error={draft.problem} />
      {draft.problem !== null && (
        <Button variant="default" onClick={draft.reload}>
          Relire le brouillon enregistré
        </Button>
      )}
      {changes.length === 0 ? (
        <p className="mg-soft">Rien encore : le brouillon est comme la fiche en vigueur.</p>
      ) : (
        <ul className="snp-changes">
          {changes.map((change) => (
            <li key={`${change.what}${change.code}${change.change}`} data-change={change.change}>
              {change.sentence}
            </li>
          ))}
        </ul>
      )}
      {problems.length > 0 && (
        <div className="mg-form-problem">
          <div>
            <strong>À corriger avant de publier</strong>
            <ul>
              {problems.map((problem) => (
                <li key={problem.where + problem.why}>{problem.why}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      <p className="mg-small mg-soft" role="status">
        {draft.state === "saved" ? "Brouillon enregistré." : "Enregistrement du brouillon…"}
      </p>
      <div className="mg-actions">
        <Button disabled={!ready} onClick={() => setAsking(true)}>
          Publier la fiche
        </Button>
        <Button
          variant="subtle"
          onClick={() =>
            void draft
              .discard()
              .then(() => sayDone("Le brouillon est jeté ; la fiche en vigueur n’a pas changé."))
              .catch(sayProblem)
          }
        >
          Jeter le brouillon
        </Button>
      </div>
      <Modal opened={asking} onClose={() => setAsking(false)} title="Publier la fiche d’appel" size="lg">
        <div className="mg-stack">
          <p>
            Dès maintenant, toute nouvelle demande de la CPTS suit cette fiche. Les demandes déjà commencées
            gardent la leur. L’ancienne version reste consultable et liée à ses demandes.
          </p>
          <p>
            {changes.length > 1 ? `${changes.length} changements seront` : "Un changement sera"} en vigueur.
            Vous pourrez publier une autre version à tout moment.
          </p>
          <div className="mg-actions">
            <Button
              data-autofocus
              onClick={() =>
                void draft
                  .publish()
                  .then(() => {
                    setAsking(false);
                    sayDone("La nouvelle fiche est en vigueur.");
                  })
                  .catch(sayProblem)
              }
            >
              Mettre en vigueur maintenant
            </Button>
            <Button variant="subtle" onClick={() => setAsking(false)}>
              Revenir au brouillon
            </Button>
          </div>
        </div>
      </Modal>
    </Section>
  );
}
