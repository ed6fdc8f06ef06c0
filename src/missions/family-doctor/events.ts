import type { Subscriber } from "../../platform/events/index.ts";
import { proposalSubscribers } from "./proposal/proposal-subscribers.ts";
import { tellSubscribers } from "./tell/tell-subscribers.ts";

export const subscribers: readonly Subscriber[] = [...proposalSubscribers, ...tellSubscribers];
