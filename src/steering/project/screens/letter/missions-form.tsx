import { TextInput } from "@mantine/core";
import { useState } from "react";
import { ApiProblem, FormProblem, Loading } from "../../../../design/index.ts";
import type { Declaration } from "../../declaration/declaration-contract.ts";
import { useDeclaration } from "./use-declaration.ts";
import { YesNo } from "./yes-no.tsx";

type Mission = Declaration["missions"][number];
type Answer = Pick<Mission, "chosen" | "name">;
type Clash = { code: Mission["code"]; mine: Answer; theirs: Answer };

const answerOf = ({ chosen, name }: Mission): Answer => ({ chosen, name });
const saysOf = ({ chosen, name }: Answer): string =>
  chosen === null ? "pas de réponse" : [chosen ? "oui" : "non", name].filter(Boolean).join(", ");

/** Each mission, yes or no; its description is written under the list once it is yes. */
export function MissionsForm({ mayWrite }: { mayWrite: boolean }) {
  const { declaration, put, refresh } = useDeclaration();
  const [problem, setProblem] = useState<unknown>(null);
  const [clash, setClash] = useState<Clash | null>(null);
  if (!declaration) return <Loading what="les missions" shape="form" />;
  const choose = async (mission: Mission, mine: Answer, was: Answer = answerOf(mission)) => {
    try {
      await put(`missions/${mission.code}`, { ...mine, was });
      setProblem(null);
      setClash(null);
    } catch (error) {
      const theirs =
        error instanceof ApiProblem && error.body.code === "project.mission-changed"
          ? (error.body.current as Answer)
          : null;
      setClash(theirs && { code: mission.code, mine, theirs });
      setProblem(theirs ? null : error);
      void refresh();
    }
  };
  return (
    <fieldset disabled={!mayWrite} className="let-rows">
      <legend className="mg-hidden">Missions du projet</legend>
      <FormProblem error={problem} />
      {declaration.missions.map((mission) => (
        <div key={mission.code}>
          <YesNo
            legend={mission.label}
            value={mission.chosen}
            onChange={(chosen) => void choose(mission, { chosen, name: mission.name })}
          />
          {clash?.code === mission.code && (
            <p className="mg-small" role="alert">
              Déjà répondu par quelqu’un d’autre : « {saysOf(clash.theirs)} ». Vous répondez «{" "}
              {saysOf(clash.mine)} ».{" "}
              <button
                type="button"
                className="mg-text-button"
                onClick={() => void choose(mission, clash.mine, clash.theirs)}
              >
                Garder ma réponse
              </button>{" "}
              ou{" "}
              <button type="button" className="mg-text-button" onClick={() => setClash(null)}>
                prendre l’autre
              </button>
            </p>
          )}
          {mission.code === "AUTRE" && mission.chosen && (
            <OtherName name={mission.name} onSave={(name) => void choose(mission, { chosen: true, name })} />
          )}
        </div>
      ))}
    </fieldset>
  );
}

function OtherName({ name, onSave }: { name: string; onSave: (name: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      label="Intitulé de cette action"
      value={typed ?? name}
      maxLength={300}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed !== null && typed !== name) onSave(typed);
        setTyped(null);
      }}
    />
  );
}
