import "../search.css";
import { Button, Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import {
  type Column,
  DataTable,
  EmptyState,
  Figure,
  LinkButton,
  Loading,
  ofName,
  Page,
  PolicyNote,
  PrintButton,
  QueryView,
  Section,
  useCpts,
  useCptsPath,
} from "../../../../design/index.ts";
import type { OfferTable } from "../../offer/offer-contract.ts";
import { offerTableQuery, useDoctorLive } from "../client/doctor-queries.ts";
import { LoadBar } from "../client/load-bar.tsx";
import { stateWords } from "../client/offer-words.ts";
import { OfferSheet } from "../doctor/offer-sheet.tsx";
import { PhoneOffer } from "./phone-offer.tsx";

const ReachMap = lazy(() => import("./reach-map.tsx"));

type Row = OfferTable["offers"][number];

/** « Qui peut prendre qui »: each volunteer's load, who is within reach, and the communes that nobody reaches. */
export default function OffersPage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const path = useCptsPath();
  const table = useQuery(offerTableQuery(cpts));
  const [entering, setEntering] = useState(false);
  useDoctorLive(cpts);
  return (
    <Page
      title="Qui peut prendre qui"
      subtitle="Les médecins volontaires, leur charge, et les patients qu’ils peuvent recevoir."
      actions={
        <>
          <Button onClick={() => setEntering(true)}>Saisir une offre au téléphone</Button>
          <LinkButton variant="default" href={path("medecin-traitant/solliciter")}>
            Demander aux médecins par mail
          </LinkButton>
          <PrintButton />
        </>
      }
    >
      {entering && (
        <Modal opened onClose={() => setEntering(false)} title="Une offre dite au téléphone" size="lg">
          <PhoneOffer cpts={cpts} onDone={() => setEntering(false)} />
        </Modal>
      )}
      <QueryView query={table} what="les offres">
        {(data) => <Tables cpts={cpts} data={data} />}
      </QueryView>
      <PolicyNote
        may={["Voir la charge de chaque volontaire, saisir, changer ou suspendre une offre pour un médecin."]}
        openTo="coordination de la CPTS"
      />
    </Page>
  );
}

function Tables({ cpts, data }: { cpts: string; data: OfferTable }) {
  const [opened, setOpened] = useState<string | null>(null);
  const { totals } = data;
  const shown = data.offers.find((one) => one.id === opened);
  return (
    <>
      <div className="mt-figures">
        <Figure label="Patients qui attendent" value={totals.waiting} />
        <Figure label="Hors de portée de tous" value={totals.unreached} />
        <Figure label="Places offertes" value={totals.capacity} />
        <Figure label="Patients acceptés" value={totals.accepted} />
      </div>
      <Section title="Les volontaires">
        <DataTable
          caption="Offres des médecins volontaires"
          columns={offerColumns(setOpened)}
          rows={data.offers}
          rowKey={(one) => one.id}
          empty={
            <EmptyState title="Aucun volontaire pour l’instant">
              Demandez aux médecins combien de patients ils peuvent prendre : ils répondent en un clic. Vous
              pouvez aussi saisir ce qu’ils vous disent au téléphone.
            </EmptyState>
          }
        />
      </Section>
      {shown && (
        <Modal opened onClose={() => setOpened(null)} title={shown.professionalName} size="lg">
          <OfferSheet cpts={cpts} offer={shown} />
        </Modal>
      )}
      <Suspense fallback={<Loading what="la carte" shape="figures" />}>
        <ReachMap cpts={cpts} data={data} />
      </Suspense>
    </>
  );
}

const offerColumns = (onOpen: (id: string) => void): Column<Row>[] => [
  {
    key: "doctor",
    header: "Médecin",
    title: true,
    cell: (one) => one.professionalName,
    sortBy: (one) => one.professionalName,
  },
  { key: "commune", header: "Commune", cell: (one) => one.communeName ?? "—", deskOnly: true },
  {
    key: "load",
    header: "Acceptés",
    cell: (one) => <LoadBar taken={one.accepted} capacity={one.capacity} label="offerts" />,
    sortBy: (one) => one.load,
  },
  { key: "left", header: "Libres", cell: (one) => one.left, sortBy: (one) => one.left, figures: true },
  {
    key: "within",
    header: "À sa portée",
    cell: (one) => one.within,
    sortBy: (one) => one.within,
    figures: true,
  },
  { key: "state", header: "État", cell: stateWords, deskOnly: true },
  {
    key: "act",
    header: "À faire",
    cell: (one) => (
      <Button size="sm" variant="default" onClick={() => onOpen(one.id)}>
        Ouvrir<span className="mg-hidden"> l’offre {ofName(one.professionalName)}</span>
      </Button>
    ),
  },
];
