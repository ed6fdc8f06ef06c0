import { Button } from "@mantine/core";
import { useState } from "react";
import { BigChoice, FormProblem } from "../../../../design/index.ts";
import type { Follow } from "../../door/door-contract.ts";
import { doorClient } from "./door-client.ts";
import { FollowCorrection } from "./follow-correction.tsx";

type FollowActsProps = { cpts: string; code: string; follow: Follow; onChanged: (follow: Follow) => void };
type Reason = "found-alone" | "moved" | "withdrew";

/** The request corrected, or taken back. */
export function FollowActs({ cpts, code, follow, onChanged }: FollowActsProps) {
  const [asking, setAsking] = useState<"correct" | "withdraw" | null>(null);
  const [reason, setReason] = useState<Reason | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [done, setDone] = useState("");
  const run = async (work: () => Promise<Follow>, said: string) => {
    setProblem(null);
    try {
      onChanged(await work());
      setAsking(null);
      setDone(said);
    } catch (error) {
      setProblem(error);
    }
  };
  if (!follow.canCorrect && !follow.canWithdraw) return null;
  return (
    <div className="mg-stack">
      {done && <p role="status">{done}</p>}
      {asking !== "correct" && <FormProblem error={problem} />}
      {asking === null && (
        <div className="mg-actions">
          <Button variant="default" onClick={() => setAsking("correct")}>
            Corriger ma demande
          </Button>
          <Button variant="subtle" onClick={() => setAsking("withdraw")}>
            Retirer ma demande
          </Button>
        </div>
      )}
      {asking === "correct" && (
        <FollowCorrection
          cpts={cpts}
          onSave={(change) =>
            run(() => doorClient.correct(cpts, code, change), "Votre demande est corrigée.")
          }
          onLeave={() => setAsking(null)}
          problem={problem}
        />
      )}
      {asking === "withdraw" && (
        <div className="mg-stack">
          <BigChoice
            legend="Pourquoi retirer la demande ?"
            value={reason}
            onChange={setReason}
            choices={[
              { value: "found-alone", label: "J’ai trouvé un médecin" },
              { value: "moved", label: "J’ai déménagé" },
              { value: "withdrew", label: "Je ne souhaite plus être aidé(e)" },
            ]}
          />
          <div className="mg-actions">
            <Button
              disabled={!reason}
              onClick={() =>
                reason &&
                void run(() => doorClient.withdraw(cpts, code, reason), "Votre demande est retirée.")
              }
            >
              Retirer ma demande
            </Button>
            <Button variant="subtle" onClick={() => setAsking(null)}>
              La garder
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
