import { IconChevronDown, IconShieldCheck } from "@tabler/icons-react";

type PolicyNoteProps = {
  /** What this person may do here, one sentence each: « Réserver un créneau pour un patient que vous orientez. » */
  may: readonly string[];
  /** To whom the page is open: « Soignants et coordination de la CPTS ». */
  openTo: string;
};

/** Says to each what they may do on this page, and who else sees it. */
export function PolicyNote({ may, openTo }: PolicyNoteProps) {
  return (
    <details className="mg-policy mg-no-print">
      <summary>
        <IconShieldCheck size={18} aria-hidden />
        Ce que vous pouvez faire ici
        <IconChevronDown size={16} aria-hidden className="mg-policy-sign" />
      </summary>
      {may.length > 0 ? (
        <ul>
          {may.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : (
        <p>Lire cette page. Votre rôle n’y permet pas d’autre action.</p>
      )}
      <p className="mg-soft">Cette page est ouverte à : {openTo}.</p>
    </details>
  );
}
