export {
  type Dispatcher,
  dispatchEvents,
  findCptsWithEvents,
  tellAll,
} from "./dispatch-events.ts";
export { listParkedEvents, type ParkedEvents, retryParkedEvents } from "./parked-events.ts";
export { type DomainEvent, publishEvent, publishEvents } from "./publish-event.ts";
export type { Subscriber } from "./subscriber.ts";
export { openWaker, type Waker } from "./waker.ts";
