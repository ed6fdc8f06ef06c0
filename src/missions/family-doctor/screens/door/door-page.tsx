import "./door.css";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocation, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { EmptyState, formatPhone, Page, QueryView, useGo } from "../../../../design/index.ts";
import type { Door } from "../../door/door-contract.ts";
import { doorClient } from "./door-client.ts";
import { Information } from "./information.tsx";
import { QuestionScreen } from "./question-screen.tsx";
import { firstOpen } from "./questions.tsx";
import { SentScreen } from "./sent-screen.tsx";
import { useDoorDraft } from "./use-door-draft.ts";

/** « Trouver un médecin traitant »: for a patient of 82 on a borrowed phone, or a carer. */
export default function DoorPage() {
  const { slug = "" } = useParams({ strict: false }) as { slug?: string };
  const door = useQuery({ queryKey: ["family-doctor", "door", slug], queryFn: () => doorClient.door(slug) });
  return (
    <QueryView query={door} what="la page" shape="form">
      {(found) => (found.open ? <OpenDoor cpts={slug} door={found} /> : <ClosedDoor door={found} />)}
    </QueryView>
  );
}

function ClosedDoor({ door }: { door: Door }) {
  return (
    <Page title="Trouver un médecin traitant" subtitle={door.cptsName} width="narrow">
      <EmptyState title="Cette page ne prend pas de demandes en ce moment">
        {door.contactPhone
          ? `Appelez le ${formatPhone(door.contactPhone)} : l’équipe vous répondra.`
          : "Parlez-en à votre infirmier, à votre pharmacien ou à votre caisse d’assurance maladie."}
      </EmptyState>
    </Page>
  );
}

function OpenDoor({ cpts, door }: { cpts: string; door: Door }) {
  const draft = useDoorDraft(cpts);
  const [code, setCode] = useState<string | null>(null);
  const [resumed, setResumed] = useState(false);
  const [, asked, edits] =
    /^question-(\d+)(-modifier)?$/.exec(useLocation({ select: ({ hash }) => hash })) ?? [];
  const go = useGo();
  // Each question has its address, so that the browser's way back leads to the one before.
  const goTo = (question: number, isEdit = false) =>
    go(`/c/${cpts}/medecin-traitant#question-${question + 1}${isEdit ? "-modifier" : ""}`);
  const resume = () => {
    setResumed(true);
    goTo(firstOpen(draft.answers));
  };
  if (code) return <SentScreen cpts={cpts} door={door} code={code} />;
  return (
    <QueryView query={draft.read} what="votre demande" shape="form">
      {(found) => {
        if (!found) return <Information cpts={cpts} door={door} draft={draft} onBegun={resume} />;
        if (!resumed || asked === undefined)
          return (
            <Page title="Une demande est commencée sur cet appareil" subtitle={door.cptsName} width="narrow">
              <p>Vous pouvez la continuer là où vous en étiez, ou l’effacer pour en commencer une autre.</p>
              <div className="mg-actions">
                <Button size="lg" onClick={resume}>
                  Continuer ma demande
                </Button>
                <Button size="lg" variant="default" onClick={() => void draft.forget()}>
                  L’effacer de cet appareil
                </Button>
              </div>
            </Page>
          );
        const at = Math.min(Math.max(Number(asked) - 1, 0), firstOpen(draft.answers));
        return (
          <QuestionScreen
            cpts={cpts}
            door={door}
            draft={draft}
            at={at}
            isEdit={edits !== undefined}
            onGo={goTo}
            onSent={setCode}
          />
        );
      }}
    </QueryView>
  );
}
