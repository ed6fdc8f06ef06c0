import "./proposals.css";
import { Button } from "@mantine/core";
import { IconHourglass } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  ApiProblem,
  sayDone,
  sayProblem,
  useIntent,
  useMinute,
  useTimeZone,
} from "../../../../design/index.ts";
import type { SlotOffer } from "../../contract.ts";
import { careClient } from "../client/care-client.ts";
import { careKeys, offerQuery } from "../client/care-queries.ts";
import { bookingWords, placesWords } from "./proposal-words.ts";

type WaitingNoteProps = { cpts: string; requestId: string; onChanged: () => void };
type Freed = NonNullable<SlotOffer["offered"]>["slot"];

/** On the waiting list: what has freed for this patient, booked by one touch, and the way out of the list. */
export function WaitingNote({ cpts, requestId, onChanged }: WaitingNoteProps) {
  const zone = useTimeZone();
  const now = useMinute();
  const { busy, taken, leave, take, refuse } = useWaitingActs(cpts, requestId, onChanged);
  const offer = useQuery(offerQuery(cpts, requestId)).data;
  const freed = offer?.offered?.slot;
  return (
    <section className="snp-held mg-no-print" aria-label="Liste d’attente">
      <div role="status">
        {taken && (
          <p className="snp-gone">
            Cette place vient d’être prise par un collègue : la demande reste sur la liste d’attente.
          </p>
        )}
        {freed ? (
          <>
            <strong>Une place s’est libérée</strong>
            {offer?.offered?.withinDelay === false && (
              <span className="snp-late mg-nowrap">au-delà du délai demandé</span>
            )}
            <p>
              {freed.professionalName}, {placesWords(freed.placesLeft)}. Elle n’est tenue pour personne.
            </p>
          </>
        ) : (
          <p>
            <IconHourglass size={18} aria-hidden className="mg-inline-icon" />{" "}
            {offer?.delayOver
              ? "Sur la liste d’attente. Le délai demandé est passé : toute place qui se libère s’affichera ici, même tardive."
              : "Sur la liste d’attente : une place qui se libère dans le délai demandé s’affichera ici."}
          </p>
        )}
      </div>
      <div className="mg-actions">
        {freed && (
          <Button
            className="snp-book"
            loading={busy === "take"}
            disabled={busy !== null && busy !== "take"}
            onClick={() => void take(freed)}
          >
            Réserver {bookingWords(freed, zone, now)}
          </Button>
        )}
        {freed && (
          <Button
            variant="default"
            loading={busy === "refuse"}
            disabled={busy !== null && busy !== "refuse"}
            onClick={() => void refuse(freed)}
          >
            Pas celle-ci
          </Button>
        )}
        <Button
          variant="default"
          loading={busy === "leave"}
          disabled={busy !== null && busy !== "leave"}
          onClick={() => void leave()}
        >
          Quitter la liste d’attente
        </Button>
      </div>
    </section>
  );
}

type Act = "take" | "refuse" | "leave";

function useWaitingActs(cpts: string, requestId: string, onChanged: () => void) {
  const queries = useQueryClient();
  const intent = useIntent();
  const [busy, setBusy] = useState<Act | null>(null);
  const [taken, setTaken] = useState(false);
  const run = async (name: Act, work: () => Promise<unknown>) => {
    setBusy(name);
    setTaken(false);
    try {
      await work();
      intent.renew();
      // A refusal changes the offer, not where the request stands.
      if (name !== "refuse") onChanged();
    } catch (error) {
      if (error instanceof ApiProblem && error.body.status === 409) intent.renew();
      sayProblem(error);
    } finally {
      setBusy(null);
      void queries.invalidateQueries({ queryKey: careKeys.request(cpts, requestId) });
      void queries.invalidateQueries({ queryKey: careKeys.lists(cpts) });
    }
  };
  return {
    busy,
    taken,
    leave: () =>
      run("leave", async () => {
        await careClient.stopWaiting(cpts, requestId);
        sayDone("Sortie de la liste d’attente : la demande est à orienter.");
      }),
    refuse: (freed: Freed) =>
      run("refuse", async () => {
        const next = await careClient.refuseOffer(cpts, requestId, freed.slotId);
        queries.setQueryData(offerQuery(cpts, requestId).queryKey, next);
        sayDone(
          next.offered
            ? "Place refusée : en voici une autre."
            : "Place refusée : la demande reste sur la liste d’attente.",
        );
      }),
    // Its own proposal first: the ledger of orientations says why this place was given.
    take: (freed: Freed) =>
      run("take", async () => {
        const { orientationId, items, nextBestBeyond } = await careClient.proposals(cpts, requestId, {
          slot: freed.slotId,
        });
        if (![...items, ...nextBestBeyond].some((one) => one.slotId === freed.slotId)) return setTaken(true);
        await careClient.book(cpts, requestId, { orientationId, slotId: freed.slotId }, intent.key);
        sayDone("Rendez-vous pris.");
      }),
  };
}
