import { Button } from "@mantine/core";
import { IconCopy, IconMessage, IconShare } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { sayDone, sayProblem } from "../feedback/say.tsx";
import { Mark } from "../look/mark.tsx";
import { PrintButton } from "./print-button.tsx";

type ShareCardProps = {
  /** « Votre rendez-vous » */
  title: string;
  /** Largest line: « demain, mardi 24, 14 h 20 ». */
  headline: ReactNode;
  lines: readonly { label: string; value: ReactNode }[];
  /** What may leave by SMS or another application: no health data, no reason of the visit. */
  message: string;
  /** Fills the recipient of the SMS. */
  phone?: string;
};

function Acts({ message, phone, title }: Pick<ShareCardProps, "message" | "phone" | "title">) {
  const canShare = typeof navigator.share === "function";
  const copy = () =>
    navigator.clipboard
      .writeText(message)
      .then(() => sayDone("Le texte est copié : collez-le où vous voulez."), sayProblem);
  return (
    <div className="mg-actions mg-no-print">
      <PrintButton />
      <Button
        component="a"
        variant="default"
        href={`sms:${phone ?? ""}?&body=${encodeURIComponent(message)}`}
        leftSection={<IconMessage size={20} aria-hidden />}
      >
        Envoyer par SMS
      </Button>
      {canShare ? (
        <Button
          variant="default"
          leftSection={<IconShare size={20} aria-hidden />}
          onClick={() => void navigator.share({ title, text: message }).catch(() => {})}
        >
          Partager
        </Button>
      ) : (
        <Button
          variant="default"
          leftSection={<IconCopy size={20} aria-hidden />}
          onClick={() => void copy()}
        >
          Copier le texte
        </Button>
      )}
    </div>
  );
}

/** One card to read to the patient, to print, or to send without health data. */
export function ShareCard({ title, headline, lines, message, phone }: ShareCardProps) {
  return (
    <section className="mg-share" aria-label={title}>
      <div className="mg-share-paper">
        <p className="mg-share-title">
          <Mark size={22} />
          {title}
        </p>
        <p className="mg-share-headline">{headline}</p>
        <dl>
          {lines.map((line) => (
            <div key={line.label}>
              <dt>{line.label}</dt>
              <dd>{line.value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <Acts message={message} title={title} {...(phone ? { phone } : {})} />
    </section>
  );
}
