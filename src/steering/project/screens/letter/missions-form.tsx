import { TextInput } from "@mantine/core";
import { useState } from "react";
import { FormProblem, Loading } from "../../../../design/index.ts";
import type { Declaration } from "../../declaration/declaration-contract.ts";
import { useDeclaration } from "./use-declaration.ts";
import { YesNo } from "./yes-no.tsx";

type Mission = Declaration["missions"][number];

/** Each mission, yes or no; its description is written under the list once it is yes. */
export function MissionsForm({ mayWrite }: { mayWrite: boolean }) {
  const { declaration, put } = useDeclaration();
  const [problem, setProblem] = useState<unknown>(null);
  if (!declaration) return <Loading what="les missions" shape="form" />;
  const choose = async (mission: Mission, chosen: boolean, name: string) => {
    try {
      await put(`missions/${mission.code}`, { chosen, name });
      setProblem(null);
    } catch (error) {
      setProblem(error);
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
            onChange={(chosen) => void choose(mission, chosen, mission.name)}
          />
          {mission.code === "AUTRE" && mission.chosen && (
            <OtherName name={mission.name} onSave={(name) => void choose(mission, true, name)} />
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
