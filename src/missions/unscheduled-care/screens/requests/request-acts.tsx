import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  LinkButton,
  offerUndo,
  ReasonPrompt,
  sayDone,
  sayProblem,
  useCptsPath,
  useIntent,
} from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import { careClient } from "../client/care-client.ts";
import { careKeys } from "../client/care-queries.ts";
import { ClosePrompt, closeWords } from "./close-prompt.tsx";

const REASONS_CANCEL = [
  "Le patient va mieux",
  "Le patient a été vu ailleurs",
  "Le patient ne veut plus venir",
  "Demande faite deux fois",
];

/** What may be done now, by this person, in this state; each end asks its reason and may be undone. */
export function RequestActs({ cpts, request }: { cpts: string; request: Request }) {
  const path = useCptsPath();
  const { refresh, undoable } = useUndoable(cpts, request.id);
  const intent = useIntent();
  const [asking, setAsking] = useState<"appointment" | "request" | "close" | null>(null);
  const { can, status } = request;
  const reopens = ["callback", "waiting", "resource"].includes(status) && can.cancel;
  const orientable = can.orient || can.edit;
  if (!orientable && !can.changeAppointment && !can.cancel && !can.close) return null;
  return (
    <div className="mg-actions mg-no-print">
      {can.submit && <LinkButton href={path(`soins/orienter/${request.id}`)}>Reprendre la saisie</LinkButton>}
      {can.orient && (
        <LinkButton href={path(`soins/orienter/${request.id}?etape=propositions`)}>
          {status === "held" ? "Réserver la place tenue, ou la rendre" : "Chercher un créneau"}
        </LinkButton>
      )}
      {can.close && status === "resource" && (
        <Button onClick={() => setAsking("close")}>{closeWords(request)}</Button>
      )}
      {reopens && status === "resource" && (
        <Button
          variant="default"
          onClick={() =>
            void careClient
              .reopen(cpts, request.id, intent.key)
              .then(() => {
                intent.renew();
                refresh();
                undoable("La demande est de nouveau à orienter.");
              })
              .catch(sayProblem)
          }
        >
          La ressource ne convient pas
        </Button>
      )}
      {can.changeAppointment && (
        <>
          <LinkButton variant="default" href={path(`soins/orienter/${request.id}?etape=propositions`)}>
            Déplacer le rendez-vous
          </LinkButton>
          <Button variant="default" onClick={() => setAsking("appointment")}>
            Annuler le rendez-vous
          </Button>
        </>
      )}
      {can.close && status !== "resource" && (
        <Button variant="default" onClick={() => setAsking("close")}>
          {closeWords(request)}
        </Button>
      )}
      {can.cancel && (
        <Button variant="subtle" onClick={() => setAsking("request")}>
          Annuler la demande
        </Button>
      )}
      <ReasonPrompt
        opened={asking === "appointment"}
        title="Annuler le rendez-vous"
        suggestions={REASONS_CANCEL}
        confirmLabel="Annuler le rendez-vous"
        onClose={() => setAsking(null)}
        onConfirm={async (reason) => {
          await careClient.cancelAppointment(cpts, request.id, reason, intent.key);
          intent.renew();
          refresh();
          sayDone("Le rendez-vous est annulé ; la place est rendue et le professionnel prévenu.");
        }}
      >
        <p>La place est rendue aussitôt. La demande reste à orienter.</p>
      </ReasonPrompt>
      <ClosePrompt
        cpts={cpts}
        request={request}
        opened={asking === "close"}
        onClose={() => setAsking(null)}
        onClosed={() => {
          refresh();
          undoable("La demande est terminée.");
        }}
      />
      <ReasonPrompt
        opened={asking === "request"}
        title="Annuler la demande"
        suggestions={REASONS_CANCEL}
        confirmLabel="Annuler la demande"
        onClose={() => setAsking(null)}
        onConfirm={async (reason) => {
          await careClient.cancel(cpts, request.id, reason, intent.key);
          intent.renew();
          refresh();
          undoable("La demande est annulée.");
        }}
      />
    </div>
  );
}

/** Refreshes what shows the request, and offers to take back the last step while the server allows it. */
export function useUndoable(cpts: string, requestId: string) {
  const queries = useQueryClient();
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: careKeys.request(cpts, requestId) });
    void queries.invalidateQueries({ queryKey: careKeys.lists(cpts) });
  };
  const undoable = (sentence: string) =>
    offerUndo(sentence, async () => {
      await careClient.undo(cpts, requestId);
      refresh();
    });
  return { refresh, undoable };
}
