import type { LinkedReview } from "../../circuit/review-contract.ts";

/** Where a reviewer's unsent words are kept: two may share a device, each has their own; the link itself is not written there. */
export const draftOf = (what: string, slug: string, { title, number, me }: LinkedReview): string =>
  `${what}.${slug}.${title}.${number}.${me.level}.${me.personName}`;
