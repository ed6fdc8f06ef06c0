import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { sheetQuery } from "../client/care-queries.ts";
import type { RequestDraft } from "../draft/use-request-draft.ts";
import { raisedIn } from "../sheet-form/sheet-questions.ts";

/**
 * Whether the 15 must be called now: as soon as a sign is touched here, network or not; or because the server says so.
 * Null once a decision is recorded.
 */
export function useRaisedSigns(
  cpts: string,
  draft: RequestDraft,
): { signs: string[]; seenAt: number } | null {
  const sheet = useQuery(sheetQuery(cpts)).data?.sheet;
  const seenAt = useRef<number | null>(null);
  const { request } = draft;
  const decided = request?.decision !== null && request?.decision !== undefined;
  const known = new Set(request?.redFlags.map((flag) => flag.code));
  const touched = sheet ? raisedIn(sheet, draft.fields.answers) : [];
  // After a decision only a sign that the server does not know yet stops again.
  const fresh = decided ? touched.filter((flag) => !known.has(flag.code)) : touched;
  const stopped = request?.status === "urgent" && !decided;
  if (fresh.length === 0 && !stopped) {
    seenAt.current = null;
    return null;
  }
  seenAt.current ??= Date.now();
  return { signs: fresh.map((flag) => flag.label), seenAt: seenAt.current };
}
