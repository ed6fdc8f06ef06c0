import { Alert, Button, Modal, Radio, Textarea } from "@mantine/core";
import { IconCalendarExclamation, IconClock } from "@tabler/icons-react";
import { useState } from "react";
import { FormProblem, formatPhone, useAttempt } from "../../../design/index.ts";
import type { ChangePreview, ConcernedBooking } from "../contract.ts";

export type Decision = { keepBookingIds: string[]; cancelBookingIds: string[]; cancelReason: string };

type DialogProps = {
  preview: ChangePreview;
  onConfirm: (decision: Decision) => Promise<void>;
  onClose: () => void;
};

/** Read before it is done: what changes, who counts on it, and what each will be told. */
export function ChangeDialog({ preview, onConfirm, onClose }: DialogProps) {
  const [cancelled, setCancelled] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState("");
  const { busy, problem, attempt } = useAttempt();
  const { bookings, bookingCount } = preview;
  const tooMany = bookingCount > bookings.length;
  const confirm = () =>
    attempt(async () => {
      await onConfirm({
        keepBookingIds: bookings.filter((one) => !cancelled.has(one.bookingId)).map((one) => one.bookingId),
        cancelBookingIds: [...cancelled],
        cancelReason: cancelled.size > 0 ? reason.trim() : "",
      });
    });
  const decide = (bookingId: string, cancel: boolean) => {
    const next = new Set(cancelled);
    if (cancel) next.add(bookingId);
    else next.delete(bookingId);
    setCancelled(next);
  };
  return (
    <Modal opened onClose={onClose} title="Ce qui va changer" size="lg">
      <form
        className="mg-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        <FormProblem error={problem} />
        <div>
          <p className="ag-rule-sentence">{preview.what}</p>
          <p>{bookingCount > 0 ? countsInWords(preview) : preview.sentence}</p>
          {preview.byJob && (
            <p className="mg-soft">Les créneaux sont nombreux : ils suivront dans la minute.</p>
          )}
        </div>
        {preview.heldCount > 0 && <HeldNote count={preview.heldCount} />}
        {bookingCount > 0 && <Concerned preview={preview} cancelled={cancelled} onDecide={decide} />}
        {tooMany && (
          <Alert color="yellow" icon={<IconCalendarExclamation size={22} aria-hidden />}>
            {bookingCount} rendez-vous sont concernés, c’est trop pour une seule fois : procédez par périodes
            plus courtes.
          </Alert>
        )}
        {cancelled.size > 0 && (
          <Textarea
            label="Pourquoi ces rendez-vous sont-ils annulés ?"
            description="Ceux qui les ont demandés liront cette phrase. N’y mettez rien sur la santé du patient."
            required
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <div className="mg-actions">
          <Button
            type="submit"
            loading={busy}
            disabled={tooMany || (cancelled.size > 0 && reason.trim() === "")}
          >
            {buttonWords(bookingCount, cancelled.size)}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            Revenir sans rien changer
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** « 3 créneaux ouverts, 1 créneau libre fermé. » */
export function countsInWords({ opened, changed, closed, waiting }: ChangePreview): string {
  const many = (count: number, one: string, more: string) =>
    count > 0 ? [`${count} ${count > 1 ? more : one}`] : [];
  const parts = [
    ...many(opened, "créneau ouvert", "créneaux ouverts"),
    ...many(changed, "créneau modifié", "créneaux modifiés"),
    ...many(closed, "créneau libre fermé", "créneaux libres fermés"),
    ...many(waiting, "créneau attend votre décision", "créneaux attendent votre décision"),
  ];
  return parts.length > 0 ? `${parts.join(", ")}.` : "Aucun créneau libre ne change.";
}

function buttonWords(bookings: number, cancelled: number): string {
  if (bookings === 0) return "Enregistrer ce changement";
  if (cancelled === 0)
    return bookings === 1 ? "Enregistrer et garder le rendez-vous" : "Enregistrer et garder les rendez-vous";
  return cancelled === 1
    ? "Enregistrer et annuler 1 rendez-vous"
    : `Enregistrer et annuler ${cancelled} rendez-vous`;
}

const HeldNote = ({ count }: { count: number }) => (
  <p className="mg-soft">
    <IconClock size={18} aria-hidden /> {count === 1 ? "Une place est tenue" : `${count} places sont tenues`}{" "}
    au téléphone en ce moment : son créneau reste en place jusqu’à la fin de l’appel.
  </p>
);

type ConcernedProps = {
  preview: ChangePreview;
  cancelled: ReadonlySet<string>;
  onDecide: (bookingId: string, cancel: boolean) => void;
};

function Concerned({ preview, cancelled, onDecide }: ConcernedProps) {
  const { bookings, ifKept, ifCancelled } = preview;
  return (
    <section>
      <h3>
        <IconCalendarExclamation size={20} aria-hidden />{" "}
        {bookings.length === 1
          ? "Un patient a déjà rendez-vous"
          : `${bookings.length} patients ont déjà rendez-vous`}
      </h3>
      <p className="mg-soft">
        <strong>Si vous gardez : </strong>
        {ifKept}
      </p>
      <p className="mg-soft">
        <strong>Si vous annulez : </strong>
        {ifCancelled}
      </p>
      <ul className="ag-concerned">
        {bookings.map((one) => (
          <OneConcerned
            key={one.bookingId}
            booking={one}
            cancel={cancelled.has(one.bookingId)}
            onDecide={onDecide}
          />
        ))}
      </ul>
    </section>
  );
}

function OneConcerned({
  booking,
  cancel,
  onDecide,
}: {
  booking: ConcernedBooking;
  cancel: boolean;
  onDecide: ConcernedProps["onDecide"];
}) {
  return (
    <li>
      <p>
        <strong>{booking.patient}</strong>
        {booking.patientPhone && (
          <>
            {" · "}
            <a href={`tel:${booking.patientPhone}`}>{formatPhone(booking.patientPhone)}</a>
          </>
        )}
      </p>
      <p className="mg-soft">
        {booking.when}. {booking.happens}
      </p>
      <Radio.Group
        aria-label={`Rendez-vous de ${booking.patient}, ${booking.when}`}
        value={cancel ? "cancel" : "keep"}
        onChange={(value) => onDecide(booking.bookingId, value === "cancel")}
      >
        <div className="ag-decide">
          <Radio value="keep" label="Garder tel quel" />
          <Radio value="cancel" label="Annuler ce rendez-vous" />
        </div>
      </Radio.Group>
    </li>
  );
}
