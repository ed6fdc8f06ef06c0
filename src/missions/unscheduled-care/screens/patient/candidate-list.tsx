import { Button } from "@mantine/core";
import { IconUser, IconUserPlus } from "@tabler/icons-react";
import { dateIn, toTypedDate, useMinute, useTimeZone } from "../../../../design/index.ts";
import { ageInWords, SEX_WORDS } from "../client/care-words.ts";
import type { PatientCandidate } from "./patients-client.ts";

type CandidateListProps = {
  candidates: readonly PatientCandidate[];
  onChoose: (candidate: PatientCandidate) => void;
  onNone: () => void;
};

const nameOf = (one: PatientCandidate): string =>
  `${one.usedFamilyName ?? one.birthFamilyName} ${one.usedGivenName ?? one.birthGivenNames}`;

/** People already recorded who may be this patient: a twin made by mistake splits a history in two. */
export function CandidateList({ candidates, onChoose, onNone }: CandidateListProps) {
  const today = dateIn(useMinute(), useTimeZone());
  return (
    <section className="snp-candidates" aria-label="Patients déjà enregistrés">
      <p className="snp-candidates-title">
        {candidates.length > 1 ? "Est-ce l’une de ces personnes ?" : "Est-ce cette personne ?"}
      </p>
      <ul>
        {candidates.map((one) => (
          <li key={one.id}>
            <button type="button" className="snp-candidate" onClick={() => onChoose(one)}>
              <IconUser size={24} aria-hidden />
              <span>
                <strong>{nameOf(one)}</strong>
                {one.usedFamilyName && one.usedFamilyName !== one.birthFamilyName && (
                  <span className="mg-soft"> née {one.birthFamilyName}</span>
                )}
                <span className="mg-soft snp-candidate-line">
                  {one.birthOn
                    ? `${toTypedDate(one.birthOn)} · ${ageInWords(one.birthOn, today)}`
                    : "date de naissance inconnue"}
                  {` · ${SEX_WORDS[one.sex] ?? ""}`}
                  {one.communeName && ` · ${one.communeName}`}
                </span>
                {one.sameBirthDate && <span className="snp-same">même date de naissance</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Button variant="default" leftSection={<IconUserPlus size={20} aria-hidden />} onClick={onNone}>
        Non, c’est un nouveau patient
      </Button>
    </section>
  );
}
