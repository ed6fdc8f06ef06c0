import { Button, NumberInput } from "@mantine/core";
import { useState } from "react";
import { ReasonPrompt, Section, sayProblem, When } from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import { useDone } from "../acts/use-done.ts";
import { BAND_WORDS } from "../client/doctor-words.ts";
import { searchClient } from "../client/search-client.ts";

/** The priority, said aloud: each part with its points, and the coordination's own word where there is one. */
export function WeightSection({ cpts, request }: { cpts: string; request: Request }) {
  const { weight } = request;
  const rank =
    weight.rank === null ? "" : ` · ${weight.rank === 1 ? "1re" : `${weight.rank}e`} sur ${weight.waiting}`;
  return (
    <Section
      title="Priorité"
      hint={`${BAND_WORDS[weight.band]}${rank}`}
      actions={request.can.overrule ? <OverruleActs cpts={cpts} request={request} /> : undefined}
    >
      {weight.overruled && (
        <p className="mt-note">
          <strong>{weight.overruled.value} points décidés par la coordination</strong> :{" "}
          {weight.overruled.reason} ({weight.overruled.byLabel}, <When at={weight.overruled.at} />)
        </p>
      )}
      {weight.parts.length === 0 ? (
        <p className="mg-soft">Aucun critère connu n’ajoute de points à cette demande.</p>
      ) : (
        <ul className="mt-parts">
          {weight.parts.map((part) => (
            <li key={part.code}>
              <span>{part.sentence}</span>
              <span className="mg-figures mg-nowrap">{part.points} points</span>
            </li>
          ))}
          <li>
            <strong>{weight.overruled ? "Calculé par les règles" : "En tout"}</strong>
            <strong className="mg-figures mg-nowrap">{weight.value} points</strong>
          </li>
        </ul>
      )}
    </Section>
  );
}

function OverruleActs({ cpts, request }: { cpts: string; request: Request }) {
  const { weight } = request;
  const done = useDone(cpts);
  const [open, setOpen] = useState(false);
  const [points, setPoints] = useState<number | null>(weight.overruled?.value ?? weight.value);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Décider une autre priorité
      </Button>
      {weight.overruled && (
        <Button
          variant="subtle"
          onClick={() =>
            void searchClient
              .restoreWeight(cpts, request.id)
              .then((after) => done.request(after, "priorité des règles reprise"))
              .catch(sayProblem)
          }
        >
          Reprendre celle des règles
        </Button>
      )}
      <ReasonPrompt
        opened={open}
        title="Décider une autre priorité"
        suggestions={["Situation plus grave que la fiche ne le dit", "Demande d’un confrère"]}
        confirmLabel="Garder cette priorité"
        onClose={() => setOpen(false)}
        onConfirm={async (reason) => {
          if (points === null) return;
          const after = await searchClient.overrule(cpts, request.id, { weight: points, reason });
          await done.request(after, `priorité fixée à ${points} points`);
        }}
      >
        <NumberInput
          label="Points"
          description={`Les règles en donnent ${weight.value}.`}
          value={points ?? ""}
          min={0}
          max={1_000_000}
          allowDecimal={false}
          onChange={(value) => setPoints(typeof value === "number" ? value : null)}
        />
      </ReasonPrompt>
    </>
  );
}
