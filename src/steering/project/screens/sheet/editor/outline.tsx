import { IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import type { Sheet } from "../../../sheet/sheet-contract.ts";

type Part = Sheet["completeness"]["lacks"][number]["part"];

export const PARTS: readonly { key: Part; title: string }[] = [
  { key: "identity", title: "Identité de la fiche" },
  { key: "context", title: "Situation et problématiques" },
  { key: "objectives", title: "Objectifs opérationnels" },
  { key: "indicators", title: "Indicateurs" },
  { key: "action", title: "Action, publics et temps" },
  { key: "means", title: "Moyens, suivi et évaluation" },
  { key: "steps", title: "Étapes par semestre" },
];

/** The parts of the sheet and what each lacks; a touch goes there. */
export function Outline({ completeness }: Pick<Sheet, "completeness">) {
  const { done, of, lacks } = completeness;
  return (
    <nav className="ps-outline mg-card mg-no-print" aria-label="Plan de la fiche">
      <p>
        Rempli :{" "}
        <strong className="mg-figures">
          {done} sur {of}
        </strong>
      </p>
      <meter min={0} max={of} value={done} aria-label="Avancement de la fiche" className="ps-meter" />
      <ul>
        {PARTS.map(({ key, title }) => {
          const own = lacks.filter((lack) => lack.part === key);
          return (
            <li key={key}>
              <a href={`#partie-${key}`}>
                {own.length === 0 ? (
                  <IconCircleCheck size={18} aria-label="Complet :" />
                ) : (
                  <IconCircleDashed size={18} aria-label="À compléter :" />
                )}
                {title}
              </a>
              {own.length > 0 && (
                <ul>
                  {own.slice(0, 6).map((lack) => (
                    <li key={lack.field} className="mg-small" data-needed={lack.isNeeded || undefined}>
                      {lack.sentence}
                      {lack.isNeeded && " (indispensable)"}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
