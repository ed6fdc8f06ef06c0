import { Button } from "@mantine/core";
import { useState } from "react";
import { FormProblem, Page } from "../../../../design/index.ts";
import { doorClient } from "../forms-client.ts";

/** What the last line of a mail opens: one touch, and no more questionnaire is sent. Opening it changes nothing: mail filters open links too. */
export function StopMails({ cpts, linkKey }: { cpts: string; linkKey: string }) {
  const [state, setState] = useState<"asked" | "busy" | "done">("asked");
  const [problem, setProblem] = useState<unknown>(null);
  const stop = async () => {
    setState("busy");
    setProblem(null);
    try {
      await doorClient.stop(cpts, linkKey);
      setState("done");
    } catch (error) {
      setProblem(error);
      setState("asked");
    }
  };
  return (
    <Page title={state === "done" ? "C’est noté" : "Ne plus recevoir de questionnaires"} width="narrow">
      <div className="mg-stack fm-answer">
        {state === "done" ? (
          <p>Cette CPTS ne vous enverra plus de questionnaire par mail. Vous pouvez fermer cette page.</p>
        ) : (
          <>
            <p>Ni ce questionnaire, ni les suivants : cette CPTS ne vous écrira plus à ce sujet.</p>
            <FormProblem error={problem} />
            <div className="mg-actions">
              <Button size="lg" loading={state === "busy"} onClick={() => void stop()}>
                Ne plus m’écrire
              </Button>
            </div>
          </>
        )}
      </div>
    </Page>
  );
}
