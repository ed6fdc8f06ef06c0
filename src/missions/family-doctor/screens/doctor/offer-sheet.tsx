import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  counted,
  formatDistance,
  formatPlainDate,
  offerUndo,
  ofName,
  QueryView,
  ReasonPrompt,
  Section,
  StatusBadge,
  sayDone,
  sayProblem,
} from "../../../../design/index.ts";
import type { Offer } from "../../offer/offer-contract.ts";
import { useDoctorRefresh } from "../client/doctor-queries.ts";
import { languageInWords } from "../client/doctor-words.ts";
import { LoadBar } from "../client/load-bar.tsx";
import { offerClient } from "../client/offer-client.ts";
import { PROFILE_WORDS, stateWords } from "../client/offer-words.ts";
import { draftOf, fieldsOf } from "./offer-draft.ts";
import { OfferForm } from "./offer-form.tsx";

/** An offer as it stands, and what may be done with it. */
export function OfferSheet({ cpts, offer }: { cpts: string; offer: Offer }) {
  const refresh = useDoctorRefresh(cpts);
  const [editing, setEditing] = useState(false);
  return (
    <Section
      title={`Offre ${ofName(offer.professionalName)}`}
      hint={offer.whyClosed ?? "Des patients peuvent être proposés aujourd’hui."}
    >
      {editing ? (
        <OfferForm
          cpts={cpts}
          start={draftOf(offer)}
          saveLabel="Enregistrer l’offre"
          onCancel={() => setEditing(false)}
          onSave={async (draft) => {
            await offerClient.change(cpts, offer.id, offer.version, fieldsOf(draft));
            await refresh();
            setEditing(false);
            sayDone("L’offre est changée.");
          }}
        />
      ) : (
        <>
          <p className="mg-row">
            <StatusBadge meaning={offer.opens ? "done" : "held"}>{stateWords(offer)}</StatusBadge>
            <LoadBar taken={offer.accepted} capacity={offer.capacity} label="patients acceptés" />
          </p>
          <p>{conditionsOf(offer).join(" · ")}</p>
          <OfferActs cpts={cpts} offer={offer} onEdit={() => setEditing(true)} />
        </>
      )}
    </Section>
  );
}

const conditionsOf = (offer: Offer): string[] =>
  [
    offer.perMonth === null
      ? `${counted(offer.capacity, "nouveau patient", "nouveaux patients")} en tout`
      : `${offer.perMonth} par mois`,
    offer.zone === "territory"
      ? "tout le territoire"
      : offer.zone === "distance"
        ? `jusqu’à ${formatDistance(offer.maxDistanceMeters ?? 0)}`
        : counted(offer.communeCodes.length, "commune"),
    offer.homeVisits ? "visites à domicile" : "au cabinet seulement",
    offer.languages.map(languageInWords).join(", "),
    offer.profiles.map((one) => PROFILE_WORDS[one] ?? one).join(", "),
    offer.toOn ? `jusqu’au ${formatPlainDate(offer.toOn)}` : "",
  ].filter(Boolean);

function OfferActs({ cpts, offer, onEdit }: { cpts: string; offer: Offer; onEdit: () => void }) {
  const refresh = useDoctorRefresh(cpts);
  const [ending, setEnding] = useState(false);
  const pause = async () => {
    try {
      const after = await offerClient.pause(cpts, offer.id, offer.version, null);
      await refresh();
      offerUndo("L’offre est en pause : rien de nouveau n’est proposé.", async () => {
        await offerClient.resume(cpts, after.id, after.version);
        await refresh();
      });
    } catch (error) {
      sayProblem(error);
    }
  };
  const act = (work: () => Promise<unknown>, said: string) =>
    void work()
      .then(refresh)
      .then(() => sayDone(said))
      .catch(sayProblem);
  if (offer.state === "ended")
    return (
      <Button
        variant="default"
        onClick={() => act(() => offerClient.undoEnd(cpts, offer.id), "L’offre est rouverte.")}
      >
        Rouvrir cette offre
      </Button>
    );
  return (
    <div className="mg-actions mg-no-print">
      <Button onClick={onEdit}>Modifier l’offre</Button>
      {offer.state === "open" ? (
        <Button variant="default" onClick={() => void pause()}>
          Mettre en pause
        </Button>
      ) : (
        <Button
          variant="default"
          onClick={() =>
            act(() => offerClient.resume(cpts, offer.id, offer.version), "L’offre est de nouveau ouverte.")
          }
        >
          Reprendre
        </Button>
      )}
      <Button variant="subtle" onClick={() => setEnding(true)}>
        Ne plus prendre de patients…
      </Button>
      <ReasonPrompt
        opened={ending}
        title="Ne plus prendre de nouveaux patients"
        suggestions={["Départ en retraite", "Trop de demandes", "Changement de cabinet"]}
        confirmLabel="Terminer l’offre"
        onClose={() => setEnding(false)}
        onConfirm={async (reason) => {
          await offerClient.end(cpts, offer.id, offer.version, reason);
          await refresh();
          offerUndo("L’offre est terminée.", async () => {
            await offerClient.undoEnd(cpts, offer.id);
            await refresh();
          });
        }}
      >
        {ending && <WhatHappens cpts={cpts} offerId={offer.id} />}
      </ReasonPrompt>
    </div>
  );
}

/** Said before it is done. */
function WhatHappens({ cpts, offerId }: { cpts: string; offerId: string }) {
  const query = useQuery({
    queryKey: ["mt", cpts, "leaving", offerId],
    queryFn: () => offerClient.foreseeEnd(cpts, offerId),
    staleTime: 0,
  });
  return (
    <QueryView query={query} what="ce qui se passera">
      {({ sentences }) => (
        <ul>
          {sentences.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
    </QueryView>
  );
}
