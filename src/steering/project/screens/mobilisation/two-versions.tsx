import { Button } from "@mantine/core";
import type { ReactNode } from "react";

/** What both wrote of one thing, side by side: nothing is sent before one is chosen. */
export function TwoVersions({
  label,
  mine,
  theirs,
  theirsBy,
  onKeep,
  onTake,
}: {
  label: string;
  mine: ReactNode;
  theirs: ReactNode;
  theirsBy: string;
  onKeep: () => void;
  onTake: () => void;
}) {
  return (
    <section className="mg-card mg-stack" aria-label={label}>
      <div className="mg-columns">
        <div className="mob-version">
          <p className="mg-small mg-soft">Votre version, ci-dessous</p>
          {mine}
          <Button variant="default" onClick={onKeep}>
            Garder la mienne
          </Button>
        </div>
        <div className="mob-version">
          <p className="mg-small mg-soft">{theirsBy || "Quelqu’un d’autre"}, déjà enregistré</p>
          {theirs}
          <Button variant="default" onClick={onTake}>
            Prendre celle-ci
          </Button>
        </div>
      </div>
      <p className="mg-small mg-soft">Rien ne part avant « Enregistrer » : vous pouvez encore tout relire.</p>
    </section>
  );
}
