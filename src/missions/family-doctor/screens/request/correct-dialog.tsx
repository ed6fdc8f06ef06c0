import { Select, TextInput } from "@mantine/core";
import {
  CorrectionDialog,
  DayInput,
  dateIn,
  OtherVersion,
  ofName,
  Section,
  useCorrection,
  useMinute,
  useTimeZone,
} from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import { useDone } from "../acts/use-done.ts";
import { patientName } from "../client/doctor-words.ts";
import { searchClient } from "../client/search-client.ts";
import { useTerritoryCommunes } from "../client/territory-communes.ts";
import { isPhone } from "../declare/declaration-draft.ts";
import { SituationFields } from "../declare/situation-fields.tsx";
import { type CorrectionDraft, correctionDraftOf, correctionOf } from "./correction-draft.ts";
import { correctionParts } from "./correction-parts.ts";

type CorrectDialogProps = { cpts: string; request: Request; onClose: () => void };

/** The situation, the place and the carer, as one declares them; who read an older version sees the other's beside their own, and goes on. */
export function CorrectDialog({ cpts, request, onClose }: CorrectDialogProps) {
  const done = useDone(cpts);
  const today = dateIn(useMinute(), useTimeZone());
  const communes = useTerritoryCommunes(cpts);
  const nameOf = (code: string) =>
    communes.find((one) => one.code === code)?.name ??
    (code === request.communeCode ? request.communeName : null) ??
    code;
  const { read, draft, patch, send, other, take } = useCorrection<Request, CorrectionDraft>({
    record: request,
    draftOf: correctionDraftOf,
    parts: correctionParts(nameOf),
    changedElsewhere: "family-doctor.changed-elsewhere",
    reread: () => searchClient.read(cpts, request.id),
  });
  const phoneIsWrong = draft.carerPhone !== "" && !isPhone(draft.carerPhone);
  const save = async (before: Request, after: CorrectionDraft) => {
    const correction = correctionOf(before, after);
    if (!correction) return;
    const corrected = await searchClient.correct(cpts, before.id, { version: before.version, ...correction });
    await done.request(corrected, "demande corrigée, priorité recalculée");
  };
  return (
    <CorrectionDialog
      title={`Corriger la demande ${ofName(patientName(request))}`}
      size="xl"
      onClose={onClose}
      canSend={!phoneIsWrong}
      send={() => send(save)}
    >
      {() => (
        <>
          <PlaceFields cpts={cpts} request={read} draft={draft} patch={patch} />
          <SituationFields
            cpts={cpts}
            draft={draft}
            patch={patch}
            today={today}
            wayDetails={
              <p className="mg-small mg-soft">
                Son nom, son téléphone, son mail et son adresse se corrigent sur sa fiche : « Identité et
                coordonnées », dans la demande.
              </p>
            }
          />
          <Section title="Depuis quand, et un proche à joindre">
            <DayInput
              label="Sans médecin traitant depuis le"
              value={draft.withoutDoctorSinceOn}
              latest={today}
              onChange={(withoutDoctorSinceOn) => patch({ withoutDoctorSinceOn })}
            />
            <div className="mt-pair">
              <TextInput
                label="Proche ou aidant"
                value={draft.carerName}
                maxLength={200}
                autoComplete="off"
                onChange={(event) => patch({ carerName: event.currentTarget.value })}
              />
              <TextInput
                label="Son téléphone"
                type="tel"
                inputMode="tel"
                autoComplete="off"
                value={draft.carerPhone}
                maxLength={30}
                error={phoneIsWrong ? "Ce numéro n’est pas complet." : undefined}
                onChange={(event) => patch({ carerPhone: event.currentTarget.value })}
              />
            </div>
          </Section>
          {other && <OtherVersion met={other} theirs={other.theirs} mine={draft} onTake={take} />}
        </>
      )}
    </CorrectionDialog>
  );
}

type PlaceFieldsProps = {
  cpts: string;
  request: Request;
  draft: CorrectionDraft;
  patch: (change: Partial<CorrectionDraft>) => void;
};

function PlaceFields({ cpts, request, draft, patch }: PlaceFieldsProps) {
  const communes = useTerritoryCommunes(cpts).map(({ code, name }) => ({ value: code, label: name }));
  // A patient may live outside the territory: their commune stays in the list.
  const own = request.communeCode
    ? [{ value: request.communeCode, label: request.communeName ?? request.communeCode }]
    : [];
  const known = communes.some(({ value }) => value === request.communeCode);
  return (
    <Section title="Où habite cette personne ?" hint="Changer la commune replace la personne en son centre.">
      <div className="mt-pair">
        <TextInput
          label="Code postal"
          inputMode="numeric"
          autoComplete="off"
          value={draft.postalCode}
          maxLength={5}
          onChange={(event) => patch({ postalCode: event.currentTarget.value.replace(/\D/g, "") })}
        />
        <Select
          label="Commune où la personne habite"
          placeholder="Choisir"
          searchable
          clearable
          clearButtonProps={{ "aria-label": "Effacer la commune" }}
          nothingFoundMessage="Aucune commune de ce nom"
          data={known ? communes : [...own, ...communes]}
          value={draft.communeCode}
          onChange={(communeCode) => patch({ communeCode })}
        />
      </div>
    </Section>
  );
}
