import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import {
  AppLink,
  formatExact,
  formatPhone,
  formatPlainDate,
  Section,
  useCpts,
  useCptsPath,
  useTimeZone,
} from "../../../../design/index.ts";
import type { Request, Situation } from "../../contract.ts";
import { AGE_WORDS, languageInWords, WAY_WORDS } from "../client/doctor-words.ts";
import { CorrectDialog } from "./correct-dialog.tsx";

const YES: readonly [keyof Situation, string][] = [
  ["ald", "Affection de longue durée"],
  ["disability", "Handicap"],
  ["pregnancy", "Grossesse"],
  ["homebound", "Ne se déplace plus"],
  ["isolated", "Personne isolée"],
  ["needsHomeVisit", "Visites à domicile nécessaires"],
];

const on = (date: string | null): string => (date ? formatPlainDate(date) : "");

/** What is known of the person, who asked, and with which agreement. */
export function SituationSection({ cpts, request }: { cpts: string; request: Request }) {
  const [correcting, setCorrecting] = useState(false);
  const { situation } = request;
  const coordinates = useCpts()?.roles.includes("coordinator");
  const lines: [string, ReactNode][] = [
    ["Âge", request.ageBand ? AGE_WORDS[request.ageBand] : ""],
    ["Né(e) le", on(request.patient?.birthOn ?? null)],
    [
      "Identité et coordonnées",
      request.patient ? <IdentityLink key="identity" patientId={request.patient.id} /> : "",
    ],
    ["Habite", [request.postalCode, request.communeName].filter(Boolean).join(" ")],
    [
      "Situation",
      YES.filter(([key]) => situation[key] === true)
        .map(([, label]) => label)
        .join(", "),
    ],
    ["Droits", coordinates ? rightsWords(situation.rights) : ""],
    ["Traitement à renouveler avant le", on(situation.treatmentEndsOn)],
    ["Sortie d’hôpital le", on(situation.leftHospitalOn)],
    ["Sans médecin traitant depuis le", on(situation.withoutDoctorSinceOn)],
    ["Médecin d’un proche du foyer", request.familyDoctorName ?? ""],
    ["Langues", situation.languages.map(languageInWords).join(", ")],
    ["Souhait", situation.wish],
    ["Précision du déclarant", situation.fragilityNote],
    [
      "À prévenir",
      [WAY_WORDS[situation.reachBy].toLowerCase(), request.patientPhone && formatPhone(request.patientPhone)]
        .filter(Boolean)
        .join(", "),
    ],
    [
      "Aidant",
      request.carer
        ? [request.carer.name, request.carer.phone && formatPhone(request.carer.phone)]
            .filter(Boolean)
            .join(", ")
        : "",
    ],
    ["Signalé par", request.declarantLabel],
    [
      "Accord",
      request.agreement
        ? [request.agreement.howLabel, request.agreement.byLabel && `noté par ${request.agreement.byLabel}`]
            .filter(Boolean)
            .join(", ")
        : "",
    ],
    ["Médecin", request.doctorName ?? ""],
    ["Premier rendez-vous", appointmentWords(request, useTimeZone())],
    ["Déclaré à la caisse le", on(request.declaredOn)],
  ];
  return (
    <Section
      title="La demande"
      actions={
        request.can.correct ? (
          <Button variant="default" onClick={() => setCorrecting(true)}>
            Corriger ou compléter
          </Button>
        ) : undefined
      }
    >
      <dl className="mt-facts">
        {lines
          .filter(([, value]) => value !== "")
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {correcting && <CorrectDialog cpts={cpts} request={request} onClose={() => setCorrecting(false)} />}
    </Section>
  );
}

function IdentityLink({ patientId }: { patientId: string }) {
  const path = useCptsPath();
  return <AppLink href={path(`patients/${patientId}/identite`)}>Voir ou corriger sa fiche</AppLink>;
}

/** With its hour and place when it stands in the agenda; else its day. */
function appointmentWords({ appointment, appointmentOn }: Request, zone: string): string {
  if (!appointment) return on(appointmentOn);
  const where =
    appointment.modality === "HH"
      ? "à domicile"
      : [appointment.siteName, appointment.siteAddress].filter(Boolean).join(", ");
  return [formatExact(appointment.startsAt, zone), where].filter(Boolean).join(", ");
}

const rightsWords = (rights: Situation["rights"]): string =>
  rights === "c2s"
    ? "Complémentaire santé solidaire (C2S)"
    : rights === "ame"
      ? "Aide médicale de l’État (AME)"
      : "";
