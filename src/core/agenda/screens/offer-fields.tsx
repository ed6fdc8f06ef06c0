import { Checkbox, NativeSelect, NumberInput, Switch } from "@mantine/core";
import { Field, formatDuration } from "../../../design/index.ts";
import type { Agenda } from "../contract.ts";
import {
  AUDIENCE_WORDS,
  type Audience,
  audiences,
  isAudience,
  MODALITY_WORDS,
  type Modality,
  modalities,
} from "./agenda-words.ts";

export type Offer = {
  scheduleId: string;
  slotMinutes: number;
  places: number;
  modality: Modality;
  audiences: Audience[];
  reasons: string[];
  shared: boolean;
};

const lengths = [5, 10, 15, 20, 30, 45, 60, 90, 120];

/** Places where this professional has an open agenda. */
export const openPlaces = (agenda: Agenda) =>
  agenda.practices.flatMap((one) => (one.schedule ? [{ value: one.schedule.id, label: one.siteName }] : []));

export const firstOffer = (agenda: Agenda): Offer => ({
  scheduleId: openPlaces(agenda)[0]?.value ?? "",
  slotMinutes: 20,
  places: 1,
  modality: "AMB",
  audiences: ["SNP"],
  reasons: [],
  shared: false,
});

type FieldsProps = {
  agenda: Agenda;
  offer: Offer;
  onChange: (change: Partial<Offer>) => void;
  error: (field: string) => string | undefined;
};

/** What a template and a one-off opening have in common: where, how long, how many, how, for whom. */
export function OfferFields({ agenda, offer, onChange, error }: FieldsProps) {
  const places = openPlaces(agenda);
  const minutes = [...new Set([...lengths, offer.slotMinutes])].sort((a, b) => a - b);
  return (
    <>
      <div className="ag-row">
        {places.length > 1 && (
          <NativeSelect
            label="Lieu"
            data={places}
            value={offer.scheduleId}
            error={error("scheduleId")}
            onChange={(event) => onChange({ scheduleId: event.currentTarget.value })}
          />
        )}
        <NativeSelect
          label="Durée d’un créneau"
          data={minutes.map((one) => ({ value: String(one), label: formatDuration(one * 60) }))}
          value={String(offer.slotMinutes)}
          error={error("slotMinutes")}
          onChange={(event) => onChange({ slotMinutes: Number(event.currentTarget.value) })}
        />
        <NumberInput
          label="Patients par créneau"
          min={1}
          max={50}
          clampBehavior="strict"
          allowDecimal={false}
          value={offer.places}
          error={error("places")}
          onChange={(value) => onChange({ places: Number(value) || 1 })}
        />
        <NativeSelect
          label="Le patient est vu"
          data={modalities.map((value) => ({ value, label: MODALITY_WORDS[value] }))}
          value={offer.modality}
          error={error("modality")}
          onChange={(event) => onChange({ modality: event.currentTarget.value as Modality })}
        />
      </div>
      <Field
        label="Ouvert à"
        group
        required
        error={error("audiences")}
        help="« Soins non programmés » : la régulation et le SAS peuvent y orienter un patient."
      >
        <Checkbox.Group
          value={offer.audiences}
          onChange={(values) => onChange({ audiences: values.filter(isAudience) })}
        >
          <div className="ag-decide">
            {audiences.map((value) => (
              <Checkbox key={value} value={value} label={AUDIENCE_WORDS[value]} />
            ))}
          </div>
        </Checkbox.Group>
      </Field>
      <Switch
        label="Visible aussi des CPTS voisines qui ont un accord avec nous"
        checked={offer.shared}
        onChange={(event) => onChange({ shared: event.currentTarget.checked })}
      />
    </>
  );
}
