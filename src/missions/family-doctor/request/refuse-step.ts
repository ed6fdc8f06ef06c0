import { conflict, type Problem } from "../../../platform/errors/problems.ts";
import type { RequestStatus } from "./request-contract.ts";
import { STATUS_WORDS } from "./request-words.ts";

/** Somebody else was faster, or the request is elsewhere: said with where it stands now. */
export const notThere = (status: string): Problem =>
  conflict(
    "family-doctor.not-there",
    status === "closed"
      ? "Cette demande est déjà terminée : relisez-la."
      : `Cette demande n'en est pas là (« ${STATUS_WORDS[status as RequestStatus].toLowerCase()} ») : relisez-la.`,
  );
