import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, sayDone, useIntent } from "../../../../design/index.ts";
import { useDoctorRefresh } from "../client/doctor-queries.ts";
import { offerClient } from "../client/offer-client.ts";
import { EMPTY_OFFER, fieldsOf } from "../doctor/offer-draft.ts";
import { OfferForm } from "../doctor/offer-form.tsx";

type Found = { items: { id: string; displayName: string; practices: { communeName: string | null }[] }[] };

/** What a doctor says on the phone, written by the coordination. */
export function PhoneOffer({ cpts, onDone }: { cpts: string; onDone: () => void }) {
  const intent = useIntent();
  const refresh = useDoctorRefresh(cpts);
  const [words, setWords] = useState("");
  const [doctor, setDoctor] = useState<string | null>(null);
  const [asked] = useDebouncedValue(words.replace(/ · .*$/, "").trim(), 250);
  const found = useQuery({
    queryKey: ["mt", cpts, "doctors", asked],
    queryFn: () =>
      api.get<Found>(
        `/api/c/${cpts}/directory/professionals?limit=8&profession=10&q=${encodeURIComponent(asked)}`,
      ),
    enabled: asked.length >= 2,
    staleTime: 60_000,
  });
  return (
    <div className="mg-stack">
      <Select
        label="Médecin"
        placeholder="Deux lettres de son nom"
        searchable
        data={(found.data?.items ?? []).map((one) => ({
          value: one.id,
          label: [one.displayName, one.practices.find((place) => place.communeName)?.communeName]
            .filter(Boolean)
            .join(" · "),
        }))}
        filter={({ options }) => options}
        nothingFoundMessage={asked.length < 2 ? "Tapez deux lettres" : "Aucun médecin de ce nom"}
        value={doctor}
        onSearchChange={setWords}
        onChange={setDoctor}
      />
      {doctor && (
        <OfferForm
          key={doctor}
          cpts={cpts}
          start={EMPTY_OFFER}
          saveLabel="Enregistrer cette offre"
          onCancel={onDone}
          onSave={async (draft) => {
            await offerClient.make(cpts, doctor, fieldsOf(draft), intent.key);
            intent.renew();
            await refresh();
            sayDone("L’offre est enregistrée.");
            onDone();
          }}
        />
      )}
    </div>
  );
}
