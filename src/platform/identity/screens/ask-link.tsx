import { Button, TextInput } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { api, FormProblem, fieldErrorOf, useAttempt } from "../../../design/index.ts";

type Sent = { email: string; message: string };

function LinkSent({ sent, demo, onAgain }: { sent: Sent; demo: boolean; onAgain: () => void }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="mg-card mg-stack" role="status">
      <h2 tabIndex={-1} ref={title}>
        Regardez vos mails
      </h2>
      <p>{sent.message}</p>
      <ul>
        <li>
          Adresse : <strong>{sent.email}</strong>
        </li>
        <li>Ouvrez le lien dans ce navigateur-ci : ailleurs, il n’ouvre rien.</li>
        <li>Rien après deux minutes ? Regardez dans les indésirables.</li>
        {demo && (
          <li>
            Dans la démonstration, aucun mail ne part : il est dans la boîte aux lettres de démonstration.
          </li>
        )}
      </ul>
      <div className="mg-actions">
        <Button variant="default" onClick={onAgain}>
          Demander un autre lien
        </Button>
      </div>
    </div>
  );
}

/** The address, then « regardez vos mails »: the same whoever asks. */
export function AskLink({ returnTo, demo }: { returnTo: string; demo: boolean }) {
  const [email, setEmail] = useState("");
  const [sent, setSent] = useState<Sent | null>(null);
  const { busy, problem, attempt } = useAttempt();
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    await attempt(async () => {
      const { message } = await api.post<{ message: string }>("/api/sign-in/link", { email, returnTo });
      setSent({ email: email.trim(), message });
    });
  };
  if (sent) return <LinkSent sent={sent} demo={demo} onAgain={() => setSent(null)} />;
  return (
    <form className="mg-stack" onSubmit={ask} noValidate>
      <FormProblem error={fieldErrorOf(problem, "email") ? null : problem} />
      <TextInput
        label="Votre adresse mail"
        description="Vous recevrez un lien qui sert une fois, pendant 15 minutes."
        type="email"
        autoComplete="email webauthn"
        inputMode="email"
        required
        maxLength={320}
        size="lg"
        value={email}
        error={fieldErrorOf(problem, "email")}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Button
        type="submit"
        size="lg"
        variant="default"
        loading={busy}
        disabled={email.trim() === ""}
        leftSection={<IconMail size={22} aria-hidden />}
      >
        Recevoir un lien
      </Button>
    </form>
  );
}
