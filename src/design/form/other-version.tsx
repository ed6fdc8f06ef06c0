import { Button } from "@mantine/core";
import type { DraftPart, MergedDraft } from "./merge-drafts.ts";

type OtherVersionProps<D> = {
  /** As merged, and as somebody else saved it meanwhile. */
  met: Pick<MergedDraft<D>, "taken" | "clashes">;
  theirs: D;
  mine: D;
  onTake: (part: DraftPart<D>) => void;
};

/** What somebody else saved while this was corrected: taken up where only they changed it, side by side where both did. */
export function OtherVersion<D>({ met, theirs, mine, onTake }: OtherVersionProps<D>) {
  const said = (part: DraftPart<D>, of: D) => part.say(of) || "vide";
  return (
    <section className="mg-card mg-stack" aria-label="Ce que quelqu’un d’autre a changé">
      {met.taken.length > 0 && (
        <div>
          <p>Quelqu’un d’autre vient de changer ceci, repris dans votre correction :</p>
          <ul>
            {met.taken.map((part) => (
              <li key={part.label}>
                {part.label} : <strong>{said(part, theirs)}</strong>
              </li>
            ))}
          </ul>
        </div>
      )}
      {met.clashes.length > 0 && (
        <div>
          <p>Vous avez changé la même chose, autrement. Votre version reste si vous n’y touchez pas :</p>
          <ul>
            {met.clashes.map((part) => {
              const isTaken = said(part, mine) === said(part, theirs);
              return (
                <li key={part.label}>
                  {part.label} : la vôtre « {said(part, mine)} », l’autre « {said(part, theirs)} »{" "}
                  <Button size="sm" variant="default" disabled={isTaken} onClick={() => onTake(part)}>
                    {isTaken ? "L’autre est reprise" : "Prendre l’autre"}
                    <span className="mg-hidden"> : {part.label}</span>
                  </Button>
                </li>
              );
            })}
          </ul>
        </div>
      )}
      <p className="mg-small mg-soft">Rien ne part avant « Enregistrer la correction ».</p>
    </section>
  );
}
