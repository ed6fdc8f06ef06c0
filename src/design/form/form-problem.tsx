import { IconAlertTriangle } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { ApiProblem, type ProblemBody } from "../net/problem.ts";

/** The sentences of a refusal in order, none of them twice: a server may give one as title, detail and field. */
export function problemLines(body: ProblemBody): { detail: string | null; list: string[] } {
  const detail = body.detail === body.title ? null : body.detail;
  const messages = new Set(body.errors.slice(0, 20).map((entry) => entry.message));
  return { detail, list: [...messages].filter((one) => one !== body.title && one !== body.detail) };
}

/** Above the form after a refusal: what is wrong, said once, and taken to by the keyboard. */
export function FormProblem({ error }: { error: unknown }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) box.current?.focus();
  }, [error]);
  if (!error) return null;
  const body = error instanceof ApiProblem ? error.body : null;
  const { detail, list } = body
    ? problemLines(body)
    : { detail: "Réessayez. Votre saisie est toujours là.", list: [] };
  return (
    <div className="mg-form-problem" role="alert" tabIndex={-1} ref={box}>
      <IconAlertTriangle size={22} aria-hidden />
      <div>
        <strong>{body?.title ?? "L’envoi n’a pas abouti"}</strong>
        {detail && <p>{detail}</p>}
        {list.length > 0 && (
          <ul>
            {list.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
