import { Button } from "@mantine/core";
import { IconUserCheck } from "@tabler/icons-react";
import { dateIn, toTypedDate, useMinute, useTimeZone } from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import { ageInWords, SEX_WORDS, spacedPhone } from "../client/care-words.ts";
import { OwnDoctorEditor } from "./own-doctor-editor.tsx";

/** « chez Dr Vidal », « pas de médecin traitant » */
export function doctorWords(doctor: Request["ownDoctor"]): string {
  if (!doctor || doctor.answer === "unknown") return "médecin traitant non précisé";
  if (doctor.answer === "none") return "pas de médecin traitant";
  return `médecin traitant : ${doctor.name ?? "nom non donné"}`;
}

type ChosenPatientProps = {
  request: Request;
  onChange?: () => void;
  /** The CPTS, where the own doctor may be corrected. */
  correctIn?: string | undefined;
};

/** Who the request is for, once known. */
export function ChosenPatient({ request, onChange, correctIn }: ChosenPatientProps) {
  const today = dateIn(useMinute(), useTimeZone());
  const { patient } = request;
  if (!patient) return null;
  return (
    <div className="snp-chosen">
      <IconUserCheck size={26} aria-hidden />
      <div>
        <strong>
          {patient.familyName} {patient.givenName}
        </strong>
        <span className="mg-soft">
          {patient.birthOn && `${toTypedDate(patient.birthOn)} · ${ageInWords(patient.birthOn, today)} · `}
          {SEX_WORDS[patient.sex] ?? ""}
          {request.patientPhone && ` · ${spacedPhone(request.patientPhone)}`}
        </span>
        <span className="mg-soft">
          {request.can.knowPatient
            ? doctorWords(request.ownDoctor)
            : "Vérifiez que c’est bien cette personne ; ses coordonnées s’ouvrent quand la demande est envoyée."}
        </span>
      </div>
      {onChange && (
        <Button variant="subtle" onClick={onChange}>
          Changer
        </Button>
      )}
      {correctIn && <OwnDoctorEditor cpts={correctIn} request={request} />}
    </div>
  );
}
