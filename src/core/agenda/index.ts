import type { Slice } from "../../platform/slice.ts";
import { expireHoldsJob, sweepHoldsJob } from "./booking/expire-holds.ts";
import { tellDoctor } from "./booking/tell-doctor.ts";
import { tellHostJob } from "./booking/tell-host.ts";
import { policy } from "./policy.ts";
import { publishJobs } from "./publish/publish-jobs.ts";
import { routes } from "./routes.ts";
import { refreshJobs, refreshSubscribers } from "./schedule/refresh-jobs.ts";

export type { AgendaDay, DayBooking } from "./booking/booking-contract.ts";
export { type BookingRow, findBooking, findMovedTo } from "./booking/booking-store.ts";
export type {
  BookedCare,
  BookedPatient,
  BookedPlace,
  Booking,
  BookingStatus,
} from "./booking/booking-words.ts";
export { bookPlace, type Claim, holdPlace } from "./booking/claim-place.ts";
export { type Confirmation, confirmHold, releaseHold } from "./booking/confirm-hold.ts";
export { cancelBooking, type Ending, moveBooking } from "./booking/end-booking.ts";
export { withDeadHoldsFreed } from "./booking/expire-holds.ts";
export { markBooking, undoMark } from "./booking/mark-booking.ts";
export { bookingsOfPatient } from "./booking/move-patient.ts";
export { publishCpts } from "./publish/publish-agenda.ts";
export { anonymiseBookings } from "./retention/anonymise-bookings.ts";
export type { routes as AgendaRoutes } from "./routes.ts";
export { presentFreeSlot } from "./search/list-free-slots.ts";
export { type FreeSlot, type FreeSlotQuery, searchFreeSlots } from "./search/search-free-slots.ts";

export const agendaSlice: Slice = {
  name: "agenda",
  policies: [policy],
  routes,
  subscribers: [...refreshSubscribers, tellDoctor],
  jobs: [expireHoldsJob, sweepHoldsJob, tellHostJob, ...publishJobs, ...refreshJobs],
};
