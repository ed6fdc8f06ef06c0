import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { sayProblem, useAttempt } from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import { careClient } from "../client/care-client.ts";
import { useUndoable } from "../requests/request-acts.tsx";

type SlipUndoProps = { cpts: string; request: Request | undefined; onUndone: () => void };

/** A sign touched by a slip is taken back while the server allows it, with its trace; after that only a written decision does. */
export function SlipUndo({ cpts, request, onUndone }: SlipUndoProps) {
  const undo = request?.status === "urgent" && !request.decision ? request.undo : null;
  const [over, setOver] = useState(false);
  const { busy, attempt } = useAttempt(sayProblem);
  const { refresh } = useUndoable(cpts, request?.id ?? "");
  const until = undo?.until;
  useEffect(() => {
    if (!until) return;
    const timer = setTimeout(() => setOver(true), Math.max(0, Date.parse(until) - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);
  if (!request || !undo || over) return null;
  const takeBack = () =>
    attempt(async () => {
      await careClient.undo(cpts, request.id);
      refresh();
      onUndone();
    });
  return (
    <Button
      variant="default"
      loading={busy}
      leftSection={<IconArrowBackUp size={20} aria-hidden />}
      onClick={() => void takeBack()}
    >
      Touché par erreur : reprendre la saisie
    </Button>
  );
}
