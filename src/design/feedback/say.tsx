import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { ApiProblem } from "../net/problem.ts";
import { type Toasts, withToasts } from "./message-store.ts";

const closeButtonProps = { "aria-label": "Fermer ce message" };

/** « C'est fait », at the foot of the screen, six seconds. */
export function sayDone(message: string, title?: string): void {
  const show = ({ notifications }: Toasts) =>
    notifications.show({
      title,
      message,
      color: "green",
      icon: <IconCheck size={20} aria-hidden />,
      autoClose: 6000,
      closeButtonProps,
    });
  withToasts(show, title ? `${title}. ${message}` : message);
}

/** What was refused and what to do; stays until it is closed. */
export function sayProblem(error: unknown): void {
  const body = error instanceof ApiProblem ? error.body : null;
  const message = body?.detail ?? "Réessayez ; si cela revient, signalez-le.";
  // A server may give one sentence as title and detail: it is said once.
  const title = body?.title === message ? undefined : (body?.title ?? "Cela n’a pas abouti");
  const show = ({ notifications }: Toasts) =>
    notifications.show({
      title,
      message,
      color: "yellow",
      icon: <IconAlertTriangle size={20} aria-hidden />,
      autoClose: false,
      closeButtonProps,
    });
  withToasts(show, title ? `${title}. ${message}` : message);
}
