import { Alert, Button } from "@mantine/core";
import { IconCalendarExclamation } from "@tabler/icons-react";
import type { Agenda } from "../contract.ts";
import type { ChangeControl } from "./use-change.tsx";

/** Bookings that stand where the rules open nothing any more, until someone says what becomes of them. */
export function ToDecide({ agenda, change }: { agenda: Agenda; change: ChangeControl }) {
  if (agenda.toDecide === 0) return null;
  const title =
    agenda.toDecide === 1
      ? "Un créneau réservé attend votre décision"
      : `${agenda.toDecide} créneaux réservés attendent votre décision`;
  return (
    <Alert
      className="mg-no-print"
      color="yellow"
      variant="light"
      icon={<IconCalendarExclamation size={22} aria-hidden />}
      title={title}
      mb="md"
    >
      <p>Vos plages ne les prévoient plus. Ils restent en place tant que vous n’avez rien dit.</p>
      <Button variant="default" loading={change.busy} onClick={() => change.tryOut({ kind: "settle" })}>
        Voir qui est concerné
      </Button>
    </Alert>
  );
}
