import { Button, Modal } from "@mantine/core";
import { counted, FormProblem, formatPhone, useAttempt, When } from "../../../design/index.ts";
import type { ChangeLine, UndoPreview } from "../contract.ts";
import { countsInWords } from "./change-dialog.tsx";

type UndoDialogProps = {
  change: ChangeLine;
  preview: UndoPreview;
  onConfirm: () => Promise<void>;
  onClose: () => void;
};

/** Read before a change is taken back: what happens to slots, and whose appointments stay as they are. */
export function UndoDialog({ change, preview, onConfirm, onClose }: UndoDialogProps) {
  const { busy, problem, attempt } = useAttempt();
  const confirm = () =>
    attempt(async () => {
      await onConfirm();
      onClose();
    });
  return (
    <Modal opened onClose={onClose} title="Annuler ce changement ?" size="lg">
      <div className="mg-stack">
        <FormProblem error={problem} />
        <p className="mg-soft">
          {change.sentence} <When at={change.at} />.
        </p>
        <p className="ag-rule-sentence">Ce qui changera : {countsInWords(preview)}</p>
        {preview.byJob && (
          <p className="mg-soft">Les créneaux sont nombreux : ils suivront dans la minute.</p>
        )}
        {preview.heldCount > 0 && (
          <p className="mg-soft">
            {counted(preview.heldCount, "place est tenue", "places sont tenues")} au téléphone en ce moment :
            rien ne bouge là avant la fin de l’appel.
          </p>
        )}
        <Staying preview={preview} />
        <Lost preview={preview} />
        <div className="mg-actions">
          <Button loading={busy} onClick={() => void confirm()}>
            Annuler ce changement
          </Button>
          <Button variant="default" onClick={onClose}>
            Ne rien changer
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function Staying({ preview: { bookings, bookingCount, lost } }: { preview: UndoPreview }) {
  if (bookingCount === 0) return lost.length > 0 ? null : <p>Aucun rendez-vous n’est concerné.</p>;
  const unlisted = bookingCount - bookings.length;
  return (
    <section>
      <h3>{counted(bookingCount, "rendez-vous reste pris", "rendez-vous restent pris")}</h3>
      <p className="mg-soft">
        Rien ne change pour ces patients : même jour, même heure, même lieu. Personne n’est prévenu, et leur
        créneau n’accueille plus d’autre patient.
      </p>
      <ul className="ag-concerned">
        {bookings.map((one) => (
          <li key={one.bookingId}>
            <strong>{one.patient}</strong> · {one.when}
          </li>
        ))}
      </ul>
      {unlisted > 0 && <p className="mg-soft">et {counted(unlisted, "autre", "autres")}.</p>}
    </section>
  );
}

/** Told already, so that nothing brings it back by itself: who they are, and whether their place can be given to them again. */
function Lost({ preview: { lost } }: { preview: UndoPreview }) {
  if (lost.length === 0) return null;
  return (
    <section>
      <h3>
        {counted(lost.length, "rendez-vous annulé ne revient pas", "rendez-vous annulés ne reviennent pas")}
      </h3>
      <p className="mg-soft">
        {lost.length === 1
          ? "Ce changement l’avait annulé, et la personne qui l’avait demandé a été prévenue. Appelez le patient, ou qui l’a adressé, pour lui redonner rendez-vous."
          : "Ce changement les avait annulés, et les personnes qui les avaient demandés ont été prévenues. Appelez chaque patient, ou qui l’a adressé, pour lui redonner rendez-vous."}
      </p>
      <ul className="ag-concerned">
        {lost.map((one) => (
          <li key={one.bookingId}>
            <strong>{one.patient}</strong>
            {one.patientPhone && (
              <>
                {" · "}
                <a href={`tel:${one.patientPhone}`}>{formatPhone(one.patientPhone)}</a>
              </>
            )}
            {" · "}
            {one.when} · {one.freeAgain ? "la place redevient libre" : "la place ne redevient pas libre"}
          </li>
        ))}
      </ul>
    </section>
  );
}
