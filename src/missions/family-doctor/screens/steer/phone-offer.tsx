import { useState } from "react";
import { sayDone, useIntent } from "../../../../design/index.ts";
import { useDoctorRefresh } from "../client/doctor-queries.ts";
import { DoctorSelect } from "../client/doctor-select.tsx";
import { offerClient } from "../client/offer-client.ts";
import { EMPTY_OFFER, fieldsOf } from "../doctor/offer-draft.ts";
import { OfferForm } from "../doctor/offer-form.tsx";

/** What a doctor says on the phone, written by the coordination. */
export function PhoneOffer({ cpts, onDone }: { cpts: string; onDone: () => void }) {
  const intent = useIntent();
  const refresh = useDoctorRefresh(cpts);
  const [doctor, setDoctor] = useState<string | null>(null);
  return (
    <div className="mg-stack">
      <DoctorSelect cpts={cpts} value={doctor} onChange={setDoctor} />
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
