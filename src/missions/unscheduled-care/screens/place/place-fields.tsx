import { Button, type ComboboxItem, type OptionsFilter, Select, TextInput } from "@mantine/core";
import { IconBuildingHospital, IconCurrentLocation, IconMapPin } from "@tabler/icons-react";
import { useState } from "react";
import { formatTime, useTimeZone } from "../../../../design/index.ts";
import { foldText } from "../../../../platform/text/index.ts";
import type { RequestDraft } from "../draft/use-request-draft.ts";
import { useCommunes } from "./communes.ts";
import { useMyPosition, useMyPractices } from "./use-my-place.ts";

/** Names without accents, and postcodes, which the server has already found. */
const matching: OptionsFilter = ({ options, search }) => {
  const words = foldText(search);
  if (/^\d+$/.test(words)) return options;
  return (options as ComboboxItem[]).filter((option) => foldText(option.label).includes(words));
};

type PlaceFieldsProps = { cpts: string; draft: RequestDraft; error?: string | undefined };

/** Where the patient is now: distances are counted from there. */
export function PlaceFields({ cpts, draft, error }: PlaceFieldsProps) {
  const { fields, request } = draft;
  const [words, setWords] = useState("");
  const communes = useCommunes(cpts, words, request?.place);
  const practices = useMyPractices(cpts);
  const zone = useTimeZone();
  const position = useMyPosition((point) =>
    draft.change({ ...point, placeLabel: `Position du téléphone à ${formatTime(Date.now(), zone)}` }),
  );
  return (
    <fieldset className="mg-field mg-stack">
      <legend>Où est le patient en ce moment ?</legend>
      <div className="mg-actions">
        <Button
          variant="default"
          loading={position.looking}
          leftSection={<IconCurrentLocation size={20} aria-hidden />}
          onClick={position.ask}
        >
          Ma position
        </Button>
        {practices.map((practice) => (
          <Button
            key={practice.label}
            variant="default"
            className="snp-practice"
            leftSection={<IconBuildingHospital size={20} aria-hidden />}
            onClick={() =>
              draft.change({
                placeLabel: practice.label.slice(0, 300),
                ...(practice.communeCode ? { placeCommuneCode: practice.communeCode } : {}),
                latitude: practice.latitude,
                longitude: practice.longitude,
              })
            }
          >
            À mon cabinet
          </Button>
        ))}
      </div>
      {position.problem && (
        <p className="mg-field-error" role="alert">
          {position.problem}
        </p>
      )}
      <div className="snp-pair">
        <Select
          label="Commune"
          withAsterisk
          placeholder="Nom ou code postal"
          searchable
          filter={matching}
          clearable
          leftSection={<IconMapPin size={18} aria-hidden />}
          nothingFoundMessage="Aucune commune de ce nom"
          data={communes.map((commune) => ({ value: commune.code, label: commune.name }))}
          value={fields.placeCommuneCode}
          error={error ?? draft.refused["placeCommuneCode"]}
          onSearchChange={setWords}
          onChange={(code) => draft.change({ placeCommuneCode: code })}
          clearButtonProps={{ "aria-label": "Effacer la commune" }}
        />
        <TextInput
          label="Adresse ou repère"
          description="Utile pour une visite ; le professionnel seul la verra."
          value={fields.placeLabel}
          maxLength={300}
          autoComplete="off"
          inputWrapperOrder={["label", "input", "description", "error"]}
          onChange={(event) => draft.change({ placeLabel: event.currentTarget.value })}
        />
      </div>
      {fields.latitude !== null && fields.placeCommuneCode === null && (
        <p className="snp-note">
          <IconCurrentLocation size={18} aria-hidden /> Point connu : les distances partent de là.
        </p>
      )}
    </fieldset>
  );
}
