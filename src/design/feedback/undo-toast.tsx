import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { secondsBetween } from "../time/time-words.ts";
import { useNow } from "../time/use-now.ts";
import { type Toasts, withToasts } from "./message-store.ts";
import { sayProblem } from "./say.tsx";

const undoSeconds = 10;

function UndoLine({ message, until, onUndo }: { message: string; until: number; onUndo: () => void }) {
  const left = Math.max(0, secondsBetween(useNow(), until));
  return (
    <div className="mg-undo">
      <span>{message}</span>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconArrowBackUp size={18} aria-hidden />}
        onClick={onUndo}
      >
        Annuler{" "}
        <span className="mg-figures mg-soft" aria-hidden>
          &nbsp;{left} s
        </span>
      </Button>
    </div>
  );
}

/**
 * Says what was done and lets it be undone for ten seconds. `undo` does the opposite on the server.
 * @returns takes the offer away before its time, when the next gesture makes it void.
 */
export function offerUndo(message: string, undo: () => Promise<unknown> | unknown): () => void {
  const id = crypto.randomUUID();
  const hide = () => withToasts(({ notifications }) => notifications.hide(id));
  const onUndo = async () => {
    hide();
    try {
      await undo();
    } catch (error) {
      sayProblem(error);
    }
  };
  const until = Date.now() + undoSeconds * 1000;
  const show = ({ notifications }: Toasts) =>
    notifications.show({
      id,
      message: <UndoLine message={message} until={until} onUndo={onUndo} />,
      autoClose: undoSeconds * 1000,
      withCloseButton: false,
      color: "canal",
    });
  withToasts(show, message);
  return hide;
}
