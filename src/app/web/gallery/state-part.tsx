import { Button } from "@mantine/core";
import { useState } from "react";
import * as kit from "../../../design/index.ts";

const {
  Figure,
  StatusBadge,
  Clock,
  Countdown,
  When,
  Distance,
  EmptyState,
  ErrorState,
  JobProgress,
  Section,
  Timeline,
} = kit;
const { ShareCard, PolicyNote, KeyboardHelp, offerUndo, sayDone } = kit;

const meanings: [kit.Meaning, string][] = [
  ["neutral", "Brouillon"],
  ["open", "Libre"],
  ["held", "Tenu"],
  ["done", "Vu"],
  ["warn", "En retard"],
  ["danger", "Appelez le 15"],
];

function Figures() {
  return (
    <div className="mg-columns mg-figures-row">
      <Figure
        label="Demandes reçues"
        value={128}
        since="depuis lundi"
        slope={{ change: 12, than: "que la semaine dernière" }}
        href="/kit"
      />
      <Figure
        label="Vues sous 24 h"
        value={83.4}
        unit="%"
        since="sur 30 jours"
        slope={{ change: 2.1, than: "que le mois dernier", moreIsBetter: true }}
        href="/kit"
      />
      <Figure
        label="Sans retour"
        value={7}
        since="plus vieux : 3 jours"
        slope={{ change: 3, than: "qu’hier", moreIsBetter: false }}
      />
      <Figure label="Passages évitables aux urgences" value={null} />
    </div>
  );
}

function Clocks() {
  const [start] = useState(() => Date.now());
  return (
    <Section title="Le temps qui court">
      <div className="mg-row">
        <Clock since={start - 220_000} amberSeconds={600} label="en attente" withLabel />
        <Clock until={start + 50_000} amberSeconds={60} label="rappel" withLabel />
        <When at={start + 86_400_000} />
        <Distance distanceMeters={1240} />
      </div>
      <Countdown until={start + 200_000} totalSeconds={300} label="Créneau tenu pour votre patient" />
    </Section>
  );
}

export function StatePart() {
  return (
    <>
      <Figures />
      <div className="mg-row">
        {meanings.map(([meaning, word]) => (
          <StatusBadge key={meaning} meaning={meaning}>
            {word}
          </StatusBadge>
        ))}
      </div>
      <Clocks />
      <Section title="Le parcours de la demande">
        <Timeline
          label="Parcours"
          entries={[
            {
              id: "1",
              at: "2026-11-21T08:02:00Z",
              title: "Demande reçue",
              detail: "par Nadia Rouvière, infirmière",
              meaning: "done",
            },
            { id: "2", at: "2026-11-21T08:10:00Z", title: "Créneau tenu", meaning: "held" },
            {
              id: "3",
              at: "2026-11-21T13:20:00Z",
              title: "Rendez-vous chez Dr Vidal",
              detail: "Cabinet des Sept-Deniers",
              meaning: "open",
              actions: <Button variant="default">Déplacer</Button>,
            },
          ]}
        />
      </Section>
      <Section title="À remettre au patient">
        <ShareCard
          title="Votre rendez-vous"
          headline="lundi 23 novembre, 14 h 20"
          lines={[
            { label: "Avec", value: "Dr Camille Vidal, médecin généraliste" },
            { label: "Où", value: "12 rue des Écluses, Toulouse (rez-de-chaussée, accès de plain-pied)" },
            { label: "À apporter", value: "Carte Vitale, ordonnances en cours" },
          ]}
          message="Rendez-vous lundi 23 novembre à 14 h 20, 12 rue des Écluses, Toulouse."
        />
      </Section>
      <JobProgress label="Import de l’annuaire" done={12_430} total={48_200} unit="lignes" leftSeconds={95} />
      <EmptyState title="Aucune demande en cours" action={<Button>Orienter un patient</Button>}>
        Ici s’affichent les patients que vous orientez, jusqu’au retour de celui qui les a vus.
      </EmptyState>
      <ErrorState onRetry={() => {}} error={new Error("x")} />
      <div className="mg-row">
        <Button onClick={() => offerUndo("Rendez-vous annulé.", () => {})}>Annuler le rendez-vous</Button>
        <Button variant="light" onClick={() => sayDone("Réservé chez Dr Vidal, 14 h 20.")}>
          Dire que c’est fait
        </Button>
        <Button variant="subtle">Revenir</Button>
        <Button color="red">Appeler le 15</Button>
      </div>
      <PolicyNote
        may={["Réserver un créneau pour un patient que vous orientez."]}
        openTo="soignants et coordination de la CPTS"
      />
      <KeyboardHelp
        shortcuts={[
          { keys: "n", label: "nouvel appel", run: () => {} },
          { keys: "Enter", label: "tenir", run: () => {} },
          { keys: "r", label: "réserver", run: () => {} },
        ]}
      />
    </>
  );
}
