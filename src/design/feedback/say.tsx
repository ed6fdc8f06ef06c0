import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { ApiProblem } from "../net/problem.ts";
import { withToasts } from "./message-store.ts";

const closeButtonProps = { "aria-label": "Fermer ce message" };

/** « C'est fait », at the foot of the screen, six seconds. */
export function sayDone(message: string, title?: string): void {
  withToasts(({ notifications }) =>
    notifications.show({
      title,
      message,
      color: "green",
      icon: <IconCheck size={20} aria-hidden />,
      autoClose: 6000,
      closeButtonProps,
    }),
  );
}

/** What was refused and what to do; stays until it is closed. */
export function sayProblem(error: unknown): void {
  const body = error instanceof ApiProblem ? error.body : null;
  withToasts(({ notifications }) =>
    notifications.show({
      title: body?.title ?? "Cela n’a pas abouti",
      message: body?.detail ?? "Réessayez ; si cela revient, signalez-le.",
      color: "yellow",
      icon: <IconAlertTriangle size={20} aria-hidden />,
      autoClose: false,
      closeButtonProps,
    }),
  );
}
