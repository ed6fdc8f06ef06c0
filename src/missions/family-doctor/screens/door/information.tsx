import { Button, Checkbox } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { AppLink, FormProblem, formatPhone, Page, useAttempt } from "../../../../design/index.ts";
import type { Door } from "../../door/door-contract.ts";
import type { DoorDraftState } from "./use-door-draft.ts";
import { YourRights } from "./your-rights.tsx";

type InformationProps = { cpts: string; door: Door; draft: DoorDraftState; onBegun: () => void };

/** What is asked, why, who reads it, how long it is kept; then the agreement, before any question of health. */
export function Information({ cpts, door, draft, onBegun }: InformationProps) {
  const [agreed, setAgreed] = useState(false);
  const { busy, problem, attempt } = useAttempt();
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const begin = () =>
    attempt(async () => {
      stop.current = new AbortController();
      await draft.begin(stop.current.signal);
      onBegun();
    });
  return (
    <Page title="Trouver un médecin traitant" subtitle={door.cptsName} width="narrow">
      <div className="mt-door mg-stack">
        {door.note && <p>{door.note}</p>}
        <p>
          Vous n’avez pas de médecin traitant ? Répondez à dix questions, cinq minutes environ. L’équipe de la
          CPTS cherche un médecin qui peut vous suivre, et vous prévient.
        </p>
        <section className="mg-card" aria-labelledby="mt-information">
          <h2 id="mt-information">Ce que deviennent vos réponses</h2>
          <ul className="mt-plain">
            <li>Elles servent à une seule chose : vous trouver un médecin traitant.</li>
            <li>
              Seules les lisent les personnes chargées de cette recherche, tenues au secret. Un médecin
              sollicité ne voit pas votre nom avant de vous accepter.
            </li>
            <li>
              Ce que vous dites de votre situation est effacé {door.retentionMonths} mois après la fin de la
              recherche, et vos nom et coordonnées avec, sauf si des soignants s’en servent encore pour vous
              (un rendez-vous, une autre demande). Avec le code que vous recevrez, vous pouvez retirer votre
              demande à tout moment.
            </li>
            <li>
              {door.cptsName} en est responsable. Pour les lire, les corriger ou les faire effacer,{" "}
              {door.contactPhone ? `appelez le ${formatPhone(door.contactPhone)}` : "parlez-en à l’équipe"}.
            </li>
          </ul>
          <YourRights door={door} />
        </section>
        <Checkbox
          size="md"
          checked={agreed}
          onChange={(event) => setAgreed(event.currentTarget.checked)}
          label="J’ai lu, et je suis d’accord pour répondre (ou la personne que j’aide l’est)"
        />
        <FormProblem error={problem} />
        <div className="mg-actions">
          <Button size="lg" disabled={!agreed} loading={busy} onClick={() => void begin()}>
            Commencer
          </Button>
          <AppLink href={`/c/${cpts}/medecin-traitant/suivi`}>J’ai déjà fait une demande</AppLink>
        </div>
        {busy && (
          <p role="status" className="mg-soft">
            Vérification de votre appareil : quelques secondes…
          </p>
        )}
      </div>
    </Page>
  );
}
