import type { Subscriber } from "../../../platform/events/index.ts";
import { listUsersActingFor } from "../../../platform/identity/index.ts";
import { declareNoticeKinds, tellPerson } from "../../../platform/notify/index.ts";
import { formatLasting, localDateOf } from "../../../platform/time/index.ts";
import { findBooking } from "./booking-store.ts";
import type { BookedPlace } from "./booking-words.ts";

const BOOKED = "agenda.place-booked";
const GIVEN_BACK = "agenda.place-given-back";
const roles = ["professional", "assistant"] as const;
declareNoticeKinds([
  { kind: BOOKED, label: "Un rendez-vous est pris dans mon agenda", mailByDefault: false, roles },
  { kind: GIVEN_BACK, label: "Un rendez-vous de mon agenda est annulé", mailByDefault: false, roles },
]);

/** The professional and who assists them learn of a place booked or given back by somebody else: the hour and a link, no name. */
export const tellDoctor: Subscriber = {
  event: "agenda.booking-changed",
  name: "agenda: the professional is told",
  handle: async (deps, tx, { cptsId, payload }) => {
    const { bookingId, professionalId, from, to, byUserId } = payload;
    const booked = to === "booked" && (from === null || from === "held");
    const givenBack = to === "cancelled" && (from === "booked" || from === "arrived");
    if (!booked && !givenBack) return;
    const row = await findBooking(tx, cptsId, String(bookingId));
    if (row?.status !== to) return;
    const { slug, time_zone: zone } = await tx
      .selectFrom("territory_cpts")
      .select(["slug", "time_zone"])
      .where("id", "=", cptsId)
      .executeTakeFirstOrThrow();
    const startsAt = Temporal.Instant.from((row.place as unknown as BookedPlace).startsAt);
    const title = `${booked ? "Rendez-vous pris" : "Rendez-vous annulé"} : ${formatLasting(startsAt, zone, deps.clock.now())}`;
    const link = `/c/${slug}/agenda/jour?jour=${localDateOf(startsAt, zone)}`;
    for (const userId of await listUsersActingFor(tx, cptsId, String(professionalId))) {
      if (userId !== byUserId)
        await tellPerson(deps, tx, { userId, kind: booked ? BOOKED : GIVEN_BACK, title, link });
    }
  },
};
