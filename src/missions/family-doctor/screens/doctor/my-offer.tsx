import "../search.css";
import { useQuery } from "@tanstack/react-query";
import {
  api,
  EmptyState,
  ofName,
  Page,
  PolicyNote,
  QueryView,
  Section,
  sayDone,
  useCpts,
  useIntent,
} from "../../../../design/index.ts";
import { useDoctorLive, useDoctorRefresh } from "../client/doctor-queries.ts";
import { offerClient } from "../client/offer-client.ts";
import { myOffersQuery } from "../client/own-queries.ts";
import { EMPTY_OFFER, fieldsOf } from "./offer-draft.ts";
import { OfferForm } from "./offer-form.tsx";
import { OfferSheet } from "./offer-sheet.tsx";

type Mine = { items: { professionalId: string; professionalName: string }[] };

/** « Mon offre »: how many patients, from where, until when; paused or ended in one gesture. */
export default function MyOffer() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const offers = useQuery(myOffersQuery(cpts));
  const mine = useQuery({
    queryKey: ["agenda", cpts, "mine"],
    queryFn: () => api.get<Mine>(`/api/c/${cpts}/agenda/mine`),
    enabled: cpts !== "",
  });
  useDoctorLive(cpts);
  return (
    <Page
      title="Mon offre"
      subtitle="Ce que vous pouvez prendre comme nouveaux patients, et à quelles conditions."
      width="narrow"
    >
      <QueryView query={mine} what="vos cabinets">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="Aucune fiche de médecin à votre nom">
              Votre compte n’est pas encore relié à une fiche de l’annuaire. Demandez à la coordination de
              votre CPTS de faire le lien.
            </EmptyState>
          ) : (
            <QueryView query={offers} what="vos offres">
              {(all) =>
                items.map((doctor) => {
                  const own = all.filter((one) => one.professionalId === doctor.professionalId);
                  const shown = own.find((one) => one.state !== "ended") ?? own.find((one) => one.undoUntil);
                  return (
                    <div key={doctor.professionalId} className="mg-stack">
                      {shown && <OfferSheet cpts={cpts} offer={shown} />}
                      {shown?.state !== "open" && shown?.state !== "paused" && (
                        <FirstOffer cpts={cpts} {...doctor} />
                      )}
                    </div>
                  );
                })
              }
            </QueryView>
          )
        }
      </QueryView>
      <PolicyNote
        may={[
          "Dire, changer, suspendre et terminer votre offre. Les patients déjà acceptés restent les vôtres.",
        ]}
        openTo="le médecin, son assistant, et la coordination qui peut la saisir par téléphone"
      />
    </Page>
  );
}

type FirstOfferProps = { cpts: string; professionalId: string; professionalName: string };

function FirstOffer({ cpts, professionalId, professionalName }: FirstOfferProps) {
  const intent = useIntent();
  const refresh = useDoctorRefresh(cpts);
  return (
    <Section
      title={`Offre ${ofName(professionalName)}`}
      hint="Dites ce que vous pouvez prendre : chaque patient vous est proposé d’abord, vous gardez le choix."
    >
      <OfferForm
        cpts={cpts}
        start={EMPTY_OFFER}
        saveLabel="Ouvrir cette offre"
        onSave={async (draft) => {
          await offerClient.make(cpts, professionalId, fieldsOf(draft), intent.key);
          intent.renew();
          await refresh();
          sayDone("Votre offre est ouverte. Merci.");
        }}
      />
    </Section>
  );
}
