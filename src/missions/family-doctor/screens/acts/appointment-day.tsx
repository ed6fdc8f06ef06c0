import { Button } from "@mantine/core";
import { useState } from "react";
import {
  addDays,
  DayInput,
  dateIn,
  FormProblem,
  useAttempt,
  useIntent,
  useMinute,
  useTimeZone,
} from "../../../../design/index.ts";
import { searchClient } from "../client/search-client.ts";
import type { StepDialogProps } from "./step-dialog.tsx";

/** A day agreed with the practice, outside Maillage. */
export function AppointmentDay({ cpts, subject, onDone, onClose }: Omit<StepDialogProps, "step">) {
  const intent = useIntent();
  const today = dateIn(useMinute(), useTimeZone());
  const [on, setOn] = useState("");
  const { busy, problem, attempt } = useAttempt();
  const note = () =>
    attempt(async () => {
      const after = await searchClient.appoint(cpts, subject.id, { on }, intent.key);
      await onDone.request(after, "premier rendez-vous noté");
      onClose();
    });
  return (
    <form
      className="mt-by-hand mg-stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (on !== "") void note();
      }}
    >
      <p>Ou notez un jour convenu autrement, par téléphone ou au cabinet :</p>
      <FormProblem error={problem} />
      <DayInput label="Jour du rendez-vous" value={on} latest={addDays(today, 365)} onChange={setOn} />
      <div className="mg-actions">
        <Button type="submit" variant="default" loading={busy} disabled={on === ""}>
          Noter ce rendez-vous
        </Button>
      </div>
    </form>
  );
}
