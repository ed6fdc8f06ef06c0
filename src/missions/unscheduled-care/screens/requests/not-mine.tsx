import { Button } from "@mantine/core";
import { IconLockOpen } from "@tabler/icons-react";
import { useState } from "react";
import {
  ApiProblem,
  EmptyState,
  holdsOneOf,
  LinkButton,
  sayProblem,
  useCpts,
  useCptsPath,
} from "../../../../design/index.ts";
import { OpenGlass } from "../../../../platform/access/screens/open-glass.tsx";
import { careClient } from "../client/care-client.ts";

/** Whether the server hides the request from this person, or has none by that name. */
export const isNotMine = (error: unknown): boolean =>
  error instanceof ApiProblem && error.body.status === 404;

/** An address that names no request. */
export function NoSuchRequest() {
  const path = useCptsPath();
  return (
    <EmptyState
      title="Cette demande n’existe pas"
      action={<LinkButton href={path("soins/demandes")}>Voir mes demandes</LinkButton>}
    >
      L’adresse est incomplète ou mal recopiée : reprenez le lien reçu en entier, ou retrouvez la personne
      dans « Mes demandes ».
    </EmptyState>
  );
}

type NotMineProps = {
  requestId: string;
  /** The request can be read now. */
  onOpened: () => void;
};

/** A request that does not exist looks the same as one that is somebody else's: nothing is told before the reason is given. */
export function NotMine({ requestId, onOpened }: NotMineProps) {
  const cpts = useCpts();
  const [asking, setAsking] = useState(false);
  const [inVain, setInVain] = useState(false);
  const may = holdsOneOf(cpts, ["professional", "operator", "coordinator"]);
  const look = () =>
    void careClient.read(cpts?.cptsSlug ?? "", requestId).then(onOpened, (error) => {
      if (isNotMine(error)) setInVain(true);
      else sayProblem(error);
    });
  return (
    <EmptyState
      title="Cette demande n’existe pas, ou elle ne vous concerne pas"
      action={
        may &&
        !inVain && (
          <Button
            variant="default"
            leftSection={<IconLockOpen size={18} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            Ouvrir par accès exceptionnel…
          </Button>
        )
      }
    >
      {inVain
        ? "Rien ne s’est ouvert : l’adresse ne mène à aucune demande, ou bien la personne qui l’a commencée ne l’a pas encore envoyée."
        : "Vérifiez l’adresse reçue. Si vous devez la lire pour soigner la personne, dites pourquoi : elle s’ouvre pour une heure, et la coordination relit votre motif."}
      <OpenGlass
        opened={asking}
        kind="request"
        id={requestId}
        onClose={() => setAsking(false)}
        onOpened={look}
      />
    </EmptyState>
  );
}
