import type { BookedPlace } from "../../../core/agenda/index.ts";
import { formatPhone } from "../../../platform/text/index.ts";
import { formatDate, formatExact, formatLasting, formatTime } from "../../../platform/time/index.ts";
import type { AppointmentCard } from "./orientation-contract.ts";

const MODALITY_WORDS = { AMB: "Au cabinet", HH: "Visite à domicile", VR: "Téléconsultation" } as const;

const BRING = {
  AMB: [
    "votre carte Vitale (ou votre attestation)",
    "vos ordonnances en cours",
    "vos derniers résultats d'examens, si vous en avez",
  ],
  HH: [
    "votre carte Vitale (ou votre attestation) et vos ordonnances, à portée de main",
    "un téléphone allumé : le professionnel peut appeler avant de venir",
  ],
  VR: [
    "un téléphone, une tablette ou un ordinateur avec caméra et micro",
    "votre carte Vitale et vos ordonnances, à portée de main",
  ],
} as const;

/** What is said to the patient, printed or sent. Pure: it knows neither the patient nor why they come. */
export function appointmentCard(place: BookedPlace, zone: string, now: Temporal.Instant): AppointmentCard {
  const card = {
    startsAt: place.startsAt,
    when: formatLasting(place.startsAt, zone, now),
    whenExact: formatExact(place.startsAt, zone),
    who: place.professionalName,
    modality: place.modality,
    modalityLabel: MODALITY_WORDS[place.modality],
    siteName: place.siteName,
    address: place.siteAddress,
    latitude: place.latitude,
    longitude: place.longitude,
    phone: place.phone,
    teleconsultationUrl: place.teleconsultationUrl,
    howToGetThere: howToGetThere(place),
    whatToBring: [...BRING[place.modality]],
    ifYouCannotCome: place.phone
      ? `Si vous ne pouvez pas venir, prévenez le cabinet dès que possible au ${formatPhone(place.phone)} : la place servira à quelqu'un d'autre.`
      : "Si vous ne pouvez pas venir, prévenez dès que possible la personne qui a pris ce rendez-vous : la place servira à quelqu'un d'autre.",
  };
  return { ...card, text: asText(card, zone) };
}

function howToGetThere(place: BookedPlace): string[] {
  if (place.modality === "HH") return ["Le professionnel vient chez vous : restez à l'adresse donnée."];
  if (place.modality === "VR")
    return [
      place.teleconsultationUrl
        ? `Ouvrez ce lien cinq minutes avant : ${place.teleconsultationUrl}`
        : "Le lien de la téléconsultation vous sera donné par le cabinet.",
    ];
  const wheelchair =
    place.wheelchair === null
      ? []
      : [
          place.wheelchair
            ? "Accessible en fauteuil roulant."
            : "Attention : l'accès en fauteuil roulant n'est pas assuré.",
        ];
  return [`${place.siteName}, ${place.siteAddress}`, ...wheelchair];
}

function asText(card: Omit<AppointmentCard, "text">, zone: string): string {
  return [
    `Rendez-vous le ${formatDate(card.startsAt, zone)} à ${formatTime(card.startsAt, zone)}.`,
    `Avec ${card.who}. ${card.modalityLabel}.`,
    ...card.howToGetThere,
    `À prévoir : ${card.whatToBring.join(" ; ")}.`,
    card.ifYouCannotCome,
    "En cas d'aggravation ou d'urgence, appelez le 15.",
  ].join("\n");
}
