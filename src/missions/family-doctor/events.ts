import type { Subscriber } from "../../platform/events/index.ts";
import { appointmentSubscribers } from "./appointment/follow-booking.ts";
import { proposalSubscribers } from "./proposal/proposal-subscribers.ts";
import { tellSubscribers } from "./tell/tell-subscribers.ts";

export const subscribers: readonly Subscriber[] = [
  ...proposalSubscribers,
  ...tellSubscribers,
  ...appointmentSubscribers,
];
