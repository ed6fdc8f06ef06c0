import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { ApiProblem, isTransient, sayProblem } from "../../../../design/index.ts";
import type { OrientedBooking } from "../../contract.ts";
import { careClient } from "../client/care-client.ts";
import { careKeys } from "../client/care-queries.ts";
import type { ShownProposal } from "./merge-proposals.ts";
import type { Proposed } from "./use-proposals.ts";

/** A place held for this request: which, and until when. */
export type Held = { slotId: string; until: string; words: string };

export type Orienting = {
  busy: string | null;
  held: Held | null;
  hold: (one: ShownProposal, words: string) => Promise<void>;
  release: () => Promise<void>;
  /** Books a proposed slot, or the held one when none is given. */
  book: (one: ShownProposal | null) => Promise<OrientedBooking | null>;
  move: (one: ShownProposal, reason: string) => Promise<OrientedBooking>;
  /** The hold ran out: the place is free for others. */
  expired: () => void;
};

/** The acts on a proposal. A slot lost to a colleague fades with the server's own words; a lost network may be tried again with the same key. */
export function useOrienting(cpts: string, requestId: string, proposed: Proposed): Orienting {
  const queries = useQueryClient();
  const [busy, setBusy] = useState<string | null>(null);
  const [held, setHeldState] = useState<Held | null>(null);
  const setHeld = (next: Held | null) => {
    proposed.keep(next?.slotId ?? null);
    setHeldState(next);
  };
  const keys = useRef(new Map<string, string>());
  const keyOf = (act: string): string => {
    const key = keys.current.get(act) ?? crypto.randomUUID();
    keys.current.set(act, key);
    return key;
  };
  const refreshRequest = () => {
    void queries.invalidateQueries({ queryKey: careKeys.request(cpts, requestId) });
    void queries.invalidateQueries({ queryKey: careKeys.lists(cpts) });
  };
  /** One act at a time; its key is forgotten once the server has answered, whatever it said. */
  const attempt = async <T>(
    act: string,
    slotId: string | null,
    work: (key: string) => Promise<T>,
  ): Promise<T> => {
    setBusy(act);
    try {
      const answer = await work(keyOf(act));
      keys.current.delete(act);
      refreshRequest();
      return answer;
    } catch (error) {
      if (!isTransient(error)) keys.current.delete(act);
      if (slotId && error instanceof ApiProblem && error.body.status === 409) {
        proposed.fade(slotId, error.body.detail);
        proposed.refresh();
      }
      throw error;
    } finally {
      setBusy(null);
    }
  };
  const chosen = (one: ShownProposal) => ({ orientationId: one.orientationId, slotId: one.slotId });
  return {
    busy,
    held,
    hold: (one, words) =>
      attempt(`hold:${one.slotId}`, one.slotId, (key) => careClient.hold(cpts, requestId, chosen(one), key))
        .then((booking) => {
          if (booking.heldUntil) setHeld({ slotId: one.slotId, until: booking.heldUntil, words });
        })
        .catch(sayProblem),
    release: () =>
      attempt("release", null, () => careClient.releaseHold(cpts, requestId))
        .then(() => setHeld(null))
        .catch(sayProblem),
    book: (one) =>
      attempt(`book:${one?.slotId ?? "held"}`, one?.slotId ?? null, (key) =>
        careClient.book(cpts, requestId, one && one.slotId !== held?.slotId ? chosen(one) : {}, key),
      )
        .then((booking) => {
          setHeld(null);
          return booking;
        })
        .catch((error: unknown) => {
          sayProblem(error);
          return null;
        }),
    move: (one, reason) =>
      attempt(`move:${one.slotId}:${reason}`, one.slotId, (key) =>
        careClient.moveAppointment(cpts, requestId, { ...chosen(one), reason }, key),
      ),
    expired: () => {
      setHeld(null);
      refreshRequest();
      proposed.refresh();
    },
  };
}
