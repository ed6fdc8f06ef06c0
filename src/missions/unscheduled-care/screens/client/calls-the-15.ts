import type { RequestLine } from "../../contract.ts";

/** A sign of gravity for which nobody has written a decision yet: the 15 is still to be called. */
export const callsThe15 = (line: Pick<RequestLine, "status" | "decided">): boolean =>
  line.status === "urgent" && !line.decided;
