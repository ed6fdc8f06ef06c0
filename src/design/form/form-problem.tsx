import { IconAlertTriangle } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { ApiProblem } from "../net/problem.ts";

/** Above the form after a refusal: what is wrong, said once, and taken to by the keyboard. */
export function FormProblem({ error }: { error: unknown }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) box.current?.focus();
  }, [error]);
  if (!error) return null;
  const body = error instanceof ApiProblem ? error.body : null;
  return (
    <div className="mg-form-problem" role="alert" tabIndex={-1} ref={box}>
      <IconAlertTriangle size={22} aria-hidden />
      <div>
        <strong>{body?.title ?? "L’envoi n’a pas abouti"}</strong>
        <p>{body?.detail ?? "Réessayez. Votre saisie est toujours là."}</p>
        {body && body.errors.length > 0 && (
          <ul>
            {body.errors.slice(0, 20).map((entry) => (
              <li key={entry.field + entry.message}>{entry.message}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
