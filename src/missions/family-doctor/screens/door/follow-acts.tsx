import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { BigChoice, FormProblem } from "../../../../design/index.ts";
import type { Follow } from "../../door/door-contract.ts";
import { doorClient } from "./door-client.ts";

type FollowActsProps = { cpts: string; code: string; follow: Follow; onChanged: (follow: Follow) => void };
type Reason = "found-alone" | "moved" | "withdrew";

/** A new telephone number, or the request taken back: nothing else can be changed from outside. */
export function FollowActs({ cpts, code, follow, onChanged }: FollowActsProps) {
  const [asking, setAsking] = useState<"phone" | "withdraw" | null>(null);
  const [phone, setPhone] = useState("");
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
      <FormProblem error={problem} />
      {asking === null && (
        <div className="mg-actions">
          <Button variant="default" onClick={() => setAsking("phone")}>
            Changer mon téléphone
          </Button>
          <Button variant="subtle" onClick={() => setAsking("withdraw")}>
            Retirer ma demande
          </Button>
        </div>
      )}
      {asking === "phone" && (
        <div className="mg-stack">
          <TextInput
            label="Nouveau téléphone"
            type="tel"
            inputMode="tel"
            size="lg"
            maxLength={30}
            value={phone}
            onChange={(event) => setPhone(event.currentTarget.value)}
          />
          <div className="mg-actions">
            <Button
              disabled={phone.trim() === ""}
              onClick={() =>
                void run(() => doorClient.correct(cpts, code, { phone }), "Votre numéro est changé.")
              }
            >
              Enregistrer ce numéro
            </Button>
            <Button variant="subtle" onClick={() => setAsking(null)}>
              Ne rien changer
            </Button>
          </div>
        </div>
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
