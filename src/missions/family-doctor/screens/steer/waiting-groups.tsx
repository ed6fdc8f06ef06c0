import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  AppLink,
  counted,
  EmptyState,
  LinkButton,
  QueryView,
  Section,
  sayDone,
  sayProblem,
  useCptsPath,
  useGo,
  useIntent,
} from "../../../../design/index.ts";
import type { StandstillCode, StandstillGroups } from "../../contract.ts";
import { PromptForm } from "../acts/prompt-form.tsx";
import { doctorKeys, useDoctorRefresh } from "../client/doctor-queries.ts";
import { proposalClient } from "../client/proposal-client.ts";
import { steerClient } from "../client/steer-client.ts";
import { runClient } from "../run/run-client.ts";
import { WaitingTable } from "./waiting-table.tsx";

type Group = StandstillGroups["groups"][number];
type GroupProps = { cpts: string; group: Group };

/** What stands still by what to do next: the heaviest of each, and one act for all of them. */
export function WaitingGroups({ cpts, onAll }: { cpts: string; onAll: (code: StandstillCode) => void }) {
  const groups = useQuery({
    queryKey: [...doctorKeys.all(cpts), "standstills", "groups"],
    queryFn: () => steerClient.standstillGroups(cpts),
    enabled: cpts !== "",
  });
  return (
    <QueryView query={groups} what="ce qui attend">
      {(found) =>
        found.length === 0 ? (
          <EmptyState title="Rien n’est arrêté">
            Ici s’affichent les demandes que personne n’a vérifiées, les médecins qui n’ont pas répondu, les
            patients pas encore prévenus, et les rendez-vous passés sans déclaration à la caisse.
          </EmptyState>
        ) : (
          found.map((group) => (
            <Section
              key={group.code}
              title={`${group.label} (${group.count.toLocaleString("fr-FR")})`}
              hint={HINTS[group.code]}
              actions={<GroupAct cpts={cpts} group={group} />}
            >
              <WaitingTable caption={group.label} items={group.items} more={undefined} />
              {group.count > group.items.length && (
                <Button variant="subtle" className="mg-no-print" onClick={() => onAll(group.code)}>
                  Voir les {group.count.toLocaleString("fr-FR")}
                  <span className="mg-hidden"> : {group.label}</span>
                </Button>
              )}
            </Section>
          ))
        )
      }
    </QueryView>
  );
}

const HINTS: Partial<Record<StandstillCode, string>> = {
  "to-check": "Une identité se vérifie une par une : commencez par le haut.",
  waiting:
    "Le calcul regarde ensemble tous ceux qui attendent ; vous adoptez ensuite les lignes que vous voulez.",
  "no-candidate": "Aucun volontaire ne les prend aujourd’hui : il faut une offre de plus, ou plus large.",
  sent: "Le délai de réponse est passé : appelez le cabinet, ou retirez la proposition.",
  appointed: "Une fois la déclaration partie à la caisse, la demande se termine.",
};

/** One act for the whole group, or the way to where it is done. */
function GroupAct({ cpts, group }: GroupProps) {
  const path = useCptsPath();
  if (group.code === "waiting") return <SearchForAll cpts={cpts} />;
  if (group.code === "proposed") return <AskAll cpts={cpts} group={group} />;
  if (group.code === "no-candidate")
    return <LinkButton href={path("medecin-traitant/solliciter")}>Demander aux médecins</LinkButton>;
  if (group.code === "accepted")
    return (
      <LinkButton href={path("medecin-traitant/a-prevenir")}>Les prévenir, l’un après l’autre</LinkButton>
    );
  return <AppLink href={path("medecin-traitant/tableau")}>Ouvrir le tableau</AppLink>;
}

/** A run of the register, asked at once; its page says the rest. */
function SearchForAll({ cpts }: { cpts: string }) {
  const go = useGo();
  const path = useCptsPath();
  const intent = useIntent();
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    try {
      await runClient.ask(cpts, { kind: "register" }, intent.key);
    } catch (error) {
      // One at work already is as good: its page shows it.
      sayProblem(error);
    }
    intent.renew();
    go(path("medecin-traitant/calcul"));
  };
  return (
    <Button loading={busy} onClick={() => void ask()}>
      Chercher un médecin pour ceux-là
    </Button>
  );
}

/** At most so many leave at once. */
const MOST = 100;

function AskAll({ cpts, group }: GroupProps) {
  const refresh = useDoctorRefresh(cpts);
  const [asks, setAsks] = useState(false);
  const count = Math.min(group.count, MOST);
  const send = async () => {
    const late = await steerClient.standstills(cpts, { code: "proposed", limit: String(MOST) });
    const wanted = new Set(late.items.map(({ requestId }) => requestId));
    const ids = (await proposalClient.chosen(cpts, MOST))
      .filter(({ requestId }) => wanted.has(requestId))
      .map(({ id }) => id);
    if (ids.length === 0) return refresh();
    const { sent, notSent } = await proposalClient.sendMany(cpts, ids);
    await refresh();
    sayDone(
      [
        `${counted(sent.length, "proposition envoyée", "propositions envoyées")}.`,
        notSent.length > 0 && `${counted(notSent.length, "autre")} non : ${notSent[0]?.why}`,
      ]
        .filter(Boolean)
        .join(" "),
    );
  };
  return (
    <>
      <Button onClick={() => setAsks(true)}>Solliciter ces médecins…</Button>
      {asks && (
        <PromptForm
          title={`Solliciter pour ${counted(count, "patient")}`}
          confirmLabel="Envoyer les propositions"
          onConfirm={send}
          onClose={() => setAsks(false)}
        >
          <p>
            Chaque médecin choisi reçoit une notification et un mail sans donnée de santé, et son délai de
            réponse commence.
          </p>
        </PromptForm>
      )}
    </>
  );
}
