import { Button, Textarea } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { When } from "../../../../design/index.ts";
import { mergeWords } from "../../../../platform/text/index.ts";
import type { LivingText } from "./use-living-text.ts";
import { WordChanges } from "./word-changes.tsx";

/** Two people wrote the same text: what differs, and three ways out of it. Nothing is lost whichever is taken. */
export function TextConflict({ living, label }: { living: LivingText; label: string }) {
  const { theirs, base, value, settle } = living;
  const [merged, setMerged] = useState<string | null>(null);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  if (!theirs) return null;
  const proposal = mergeWords(base.body, value, theirs.body);
  return (
    <section className="doc-conflict" aria-label={`Deux versions de « ${label} »`}>
      <h4 ref={head} tabIndex={-1}>
        {theirs.writtenByLabel || "Quelqu’un"} a écrit ce texte en même temps que vous
      </h4>
      <p className="mg-small">
        {theirs.writtenAt && <When at={theirs.writtenAt} />} Rien n’est perdu : l’autre texte est dans
        l’historique, le vôtre est gardé sur cet appareil. Ce qui est barré est chez l’autre, ce qui est
        souligné est chez vous.
      </p>
      <WordChanges before={theirs.body} after={value} />
      {merged === null ? (
        <div className="mg-actions">
          <Button onClick={() => setMerged(proposal.text)}>Réunir les deux</Button>
          <Button variant="default" onClick={() => settle(value)}>
            Garder le mien
          </Button>
          <Button variant="default" onClick={() => settle(theirs.body)}>
            Garder l’autre
          </Button>
        </div>
      ) : (
        <>
          <Textarea
            label="Les deux textes réunis"
            description={
              proposal.overlaps > 0
                ? "Là où vous avez changé les mêmes mots, les siens puis les vôtres se suivent : relisez."
                : "Vos changements et les siens tiennent ensemble : relisez, puis enregistrez."
            }
            value={merged}
            autosize
            minRows={4}
            maxRows={20}
            maxLength={20_000}
            onChange={(event) => setMerged(event.currentTarget.value)}
          />
          <div className="mg-actions">
            <Button onClick={() => settle(merged)}>Enregistrer ce texte</Button>
            <Button variant="subtle" onClick={() => setMerged(null)}>
              Revenir au choix
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
