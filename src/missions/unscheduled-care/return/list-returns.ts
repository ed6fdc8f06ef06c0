import type { BookedPlace } from "../../../core/agenda/index.ts";
import type { Actor } from "../../../platform/access/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { AwaitedReturnLine, Unanswered } from "../contract.ts";
import { listAwaited, listEscalated } from "./return-store.ts";

/** What waits for a word from this professional, or from the ones they assist. */
export const listAwaitedReturns = (deps: Deps, actor: Actor): Promise<AwaitedReturnLine[]> =>
  act(deps, actor, async (tx) => {
    const mine = [...actor.professionalIds, ...actor.assistedProfessionalIds];
    if (mine.length === 0) return [];
    const rows = await listAwaited(tx, actor.cptsId, mine, nowOf(deps));
    return rows.map((row) => {
      const place = row.place as unknown as BookedPlace;
      return {
        bookingId: row.id,
        professionalId: row.professional_id,
        patientFamilyName: row.patient_family_name ?? "",
        patientGivenName: row.patient_given_name ?? "",
        startsAt: place.startsAt,
        endedAt: place.endsAt,
      };
    });
  });

/** Returns that never came, for the coordination: references and professionals, nothing of the patients. */
export const listUnanswered = (deps: Deps, actor: Actor): Promise<Unanswered[]> =>
  act(deps, actor, async (tx) =>
    (await listEscalated(tx, actor.cptsId)).map((row) => ({
      requestId: row.id,
      reference: row.reference,
      appointmentAt: row.appointment_at?.toISOString() ?? null,
      chasedAt: row.chased_at?.toISOString() ?? null,
      escalatedAt: row.escalated_at!.toISOString(),
      professionalName: (row.place as unknown as BookedPlace | null)?.professionalName ?? null,
    })),
  );
