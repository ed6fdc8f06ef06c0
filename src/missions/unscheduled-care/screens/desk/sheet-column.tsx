import { Button } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Keys, QueryView } from "../../../../design/index.ts";
import { sheetQuery } from "../client/care-queries.ts";
import { ConflictNote, SaveNote } from "../draft/save-note.tsx";
import type { RequestDraft } from "../draft/use-request-draft.ts";
import { ChosenPatient } from "../patient/chosen-patient.tsx";
import { PatientFields } from "../patient/patient-fields.tsx";
import { usePatientEntry } from "../patient/use-patient-entry.ts";
import { PlaceFields } from "../place/place-fields.tsx";
import { AgreementFields } from "../sheet-form/agreement-fields.tsx";
import { CallBackPanel } from "./callback-panel.tsx";
import type { CommandsRef } from "./desk-commands.ts";
import { SheetRows } from "./sheet-rows.tsx";
import { TakenNote } from "./taken-note.tsx";
import { useDeskSubmit } from "./use-desk-submit.ts";

type SheetColumnProps = { cpts: string; draft: RequestDraft; commands: CommandsRef; onSubmitted: () => void };

/** The call: who, where, gravity, level, notes; all of it by the keyboard, saved as it is typed. */
export function SheetColumn({ cpts, draft, commands, onSubmitted }: SheetColumnProps) {
  const entry = usePatientEntry(cpts, draft);
  const sheet = useQuery(sheetQuery(cpts));
  const { send, busy, errors, message } = useDeskSubmit(cpts, draft, entry, commands, onSubmitted);
  const { request } = draft;
  // At a sign of gravity the form goes away: who the patient is leaves with the sign, for whoever calls back.
  const change: RequestDraft["change"] = (fields) =>
    draft.change(
      Object.values(fields.answers ?? {}).includes(true) && entry.typed
        ? { ...fields, typedPatient: entry.typed }
        : fields,
    );
  const open = !request || request.can.edit;
  return (
    <section className="snp-sheet" aria-label="Fiche" data-column="fiche">
      <div className="snp-sheet-head">
        <SaveNote draft={draft} />
        {request && <TakenNote cpts={cpts} request={request} commands={commands} onChanged={draft.reload} />}
      </div>
      <ConflictNote draft={draft} />
      {request?.status === "callback" && (
        <CallBackPanel cpts={cpts} request={request} commands={commands} onChanged={draft.reload} />
      )}
      <fieldset className="snp-block" disabled={!open}>
        <legend>Patient</legend>
        {request?.patient ? (
          <ChosenPatient
            request={request}
            correctIn={open && request.can.knowPatient ? cpts : undefined}
            {...(request.can.submit ? { onChange: () => draft.change({ patientId: null }) } : {})}
          />
        ) : (
          <PatientFields cpts={cpts} entry={entry} errors={errors} />
        )}
      </fieldset>
      <div className="snp-block">
        <PlaceFields cpts={cpts} draft={draft} error={errors["placeCommuneCode"]} />
        <AgreementFields draft={draft} errors={errors} />
      </div>
      <QueryView query={sheet} what="la fiche d’appel" shape="form">
        {(data) => (
          <SheetRows
            draft={{ ...draft, change }}
            birthOn={request?.patient?.birthOn ?? entry.birthOn}
            sheet={data.sheet}
            levels={data.levels}
            errors={errors}
            commands={commands}
          />
        )}
      </QueryView>
      {message && (
        <p className="snp-note" role="alert">
          {message}
        </p>
      )}
      {(!request || request.can.submit) && (
        <div className="mg-actions">
          <Button
            loading={busy}
            onClick={() => void send()}
            leftSection={<IconSearch size={18} aria-hidden />}
          >
            Chercher un créneau
          </Button>
          <Keys keys="mod+Enter" />
        </div>
      )}
    </section>
  );
}
