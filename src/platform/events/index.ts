export { type DomainEvent, publishEvent } from "./publish-event.ts";
export type { Subscriber } from "./subscriber.ts";
