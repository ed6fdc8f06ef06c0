import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  type Column,
  counted,
  DataTable,
  formatDistance,
  formatNumber,
  ofName,
  Section,
} from "../../../../design/index.ts";
import { type MapPoint, MapView } from "../../../../design/map/index.tsx";
import type { OfferReach, OfferTable } from "../../offer/offer-contract.ts";
import { offerReachQuery } from "../client/doctor-queries.ts";
import { communePlaces, communePoints, countUnplaced, type WaitingCommune } from "../map/commune-points.ts";

/** « Qui peut prendre qui », on the ground: those whom nobody reaches, or those whom one volunteer takes. */
export default function ReachMap({ cpts, data }: { cpts: string; data: OfferTable }) {
  const [offerId, setOfferId] = useState("");
  const reach = useQuery(offerReachQuery(cpts, offerId)).data;
  const offer = data.offers.find((one) => one.id === offerId);
  const within = new Map(reach?.communes.map((one) => [one.communeCode, one.within]));
  const countOf = (one: WaitingCommune): number => (offer ? (within.get(one.communeCode) ?? 0) : one.waiting);
  const unplaced = countUnplaced(data.communes, countOf);
  return (
    <Section
      title="Sur la carte"
      hint="Choisissez un médecin pour voir qui est à sa portée, commune par commune. Sans médecin choisi : tous ceux qui attendent."
    >
      <Select
        className="mg-no-print"
        label="Médecin"
        placeholder="Aucun choisi"
        searchable
        clearable
        clearButtonProps={{ "aria-label": "Aucun médecin" }}
        nothingFoundMessage="Aucun volontaire de ce nom"
        data={data.offers.map((one) => ({ value: one.id, label: one.professionalName }))}
        value={offerId || null}
        onChange={(chosen) => setOfferId(chosen ?? "")}
        maw={420}
      />
      <p aria-live="polite">{offer && reach ? sentenceOf(offer, reach) : allOf(data)}</p>
      <MapView
        label={
          offer
            ? `Patients à la portée ${ofName(offer.professionalName)}`
            : "Patients qui attendent, par commune"
        }
        points={[
          // All of them, so that the map stays where it is from one volunteer to the next.
          ...communePoints(data.communes, countOf, (one) => `${countOf(one)} sur ${one.waiting}`, true),
          ...doctorPoint(offer?.professionalName, reach),
        ]}
        places={communePlaces(data.communes)}
        {...circleOf(reach)}
        heightPixels={440}
        withList={false}
      />
      {unplaced > 0 && (
        <p className="mg-small mg-soft">
          {counted(unplaced, "patient n’est", "patients ne sont")} pas sur la carte : leur commune n’est pas
          connue.
        </p>
      )}
      <DataTable
        caption="Patients qui attendent, par commune"
        columns={columnsOf(offer?.professionalName, within)}
        rows={data.communes}
        rowKey={(one) => one.communeCode ?? "inconnue"}
        empty={<p className="mg-soft">Personne n’attend un médecin traitant.</p>}
      />
    </Section>
  );
}

const allOf = ({ totals }: OfferTable): string =>
  totals.unreached > 0
    ? `${counted(totals.waiting, "patient attend", "patients attendent")}, dont ${formatNumber(totals.unreached)} hors de portée de tous les volontaires.`
    : `${counted(totals.waiting, "patient attend", "patients attendent")}, tous à la portée d’un volontaire.`;

function sentenceOf(
  offer: OfferTable["offers"][number],
  { maxDistanceMeters, communes }: OfferReach,
): string {
  const zone =
    offer.zone === "territory"
      ? "sur tout le territoire"
      : maxDistanceMeters !== null
        ? `à ${formatDistance(maxDistanceMeters)} au plus de son cabinet`
        : "dans les communes choisies";
  const within = communes.reduce((sum, one) => sum + one.within, 0);
  return `${offer.professionalName} peut recevoir ${counted(within, "patient")} de ceux qui attendent, ${zone} ; ${counted(offer.left, "place libre", "places libres")}.`;
}

const doctorPoint = (name: string | undefined, reach: OfferReach | undefined): MapPoint[] =>
  name && reach?.latitude != null && reach.longitude != null
    ? [{ id: "doctor", lat: reach.latitude, lon: reach.longitude, label: name, sign: "Dr", kind: "site" }]
    : [];

const circleOf = (reach: OfferReach | undefined) =>
  reach?.maxDistanceMeters != null && reach.latitude != null && reach.longitude != null
    ? { circles: { lat: reach.latitude, lon: reach.longitude, radiiMeters: [reach.maxDistanceMeters] } }
    : {};

const columnsOf = (
  doctor: string | undefined,
  within: ReadonlyMap<string | null, number>,
): Column<WaitingCommune>[] => [
  {
    key: "name",
    header: "Commune",
    title: true,
    cell: (one) => one.communeName,
    sortBy: (one) => one.communeName,
  },
  {
    key: "waiting",
    header: "Qui attendent",
    cell: (one) => formatNumber(one.waiting),
    sortBy: (one) => one.waiting,
    figures: true,
  },
  ...(doctor
    ? [
        {
          key: "within",
          header: `À la portée de ${doctor}`,
          cell: (one: WaitingCommune) => formatNumber(within.get(one.communeCode) ?? 0),
          sortBy: (one: WaitingCommune) => within.get(one.communeCode) ?? 0,
          figures: true,
        },
      ]
    : []),
  {
    key: "unreached",
    header: "Hors de portée de tous",
    cell: (one) => formatNumber(one.unreached),
    sortBy: (one) => one.unreached,
    figures: true,
  },
];
