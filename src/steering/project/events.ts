import type { Subscriber } from "../../platform/events/index.ts";

export const subscribers: readonly Subscriber[] = [];
