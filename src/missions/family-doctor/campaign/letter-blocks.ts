import type { Block } from "../../../platform/documents/index.ts";
import { formatPhone } from "../../../platform/text/index.ts";
import type { NearDoctor } from "./recipient-store.ts";
import type { Sender } from "./sender.ts";

export interface Addressee {
  givenName: string;
  familyName: string;
  addressLine: string;
  postalCode: string;
  communeName: string;
}

/** The top of a letter: who writes; the name and address alone where the window of the envelope is (right, 45 mm down); the day. */
const topOf = (sender: Sender, to: Addressee): Block[] => [
  {
    kind: "paragraph",
    text: [{ text: sender.name, bold: true }, { text: sender.phone ? `\n${sender.phone}` : "\n" }],
  },
  {
    kind: "paragraph",
    text: `${to.givenName} ${to.familyName}\n${to.addressLine}\n${to.postalCode} ${to.communeName}`,
    indentMillimeters: 90,
    spaceBeforeMillimeters: 12,
  },
  {
    kind: "paragraph",
    text: `Le ${sender.date}`,
    indentMillimeters: 90,
    spaceBeforeMillimeters: 8,
  },
];

const endOf = (sender: Sender): Block[] => [
  {
    kind: "paragraph",
    text: sender.phone
      ? `Une question ? Appelez le ${sender.phone}.`
      : "Une question ? Parlez-en à votre pharmacien ou à votre infirmier : ils savent nous joindre.",
  },
  { kind: "paragraph", text: `Bien à vous,\nl'équipe, ${sender.name}`, spaceBeforeMillimeters: 4 },
];

const doctorsTable = (doctors: readonly NearDoctor[]): Block => ({
  kind: "table",
  columns: [
    { header: "Médecin", share: 3 },
    { header: "Adresse", share: 5 },
    { header: "Téléphone", share: 2 },
  ],
  rows: doctors.map(({ name, address, phone }) => [name, address, phone ? formatPhone(phone) : "—"]),
});

// Measured on the printed page, in the widest letters that come: what a line of each column holds, and the lines that the table may take.
const NAME_WIDTH = 18;
const ADDRESS_WIDTH = 34;
const TABLE_LINES = 10;

/** As many of the nearest as leave the letter on one page. */
function mostDoctors(doctors: readonly NearDoctor[]): number {
  let left = TABLE_LINES;
  const over = doctors.findIndex(({ name, address }) => {
    left -= Math.max(1, Math.ceil(name.length / NAME_WIDTH), Math.ceil(address.length / ADDRESS_WIDTH));
    return left < 0;
  });
  return over === -1 ? doctors.length : Math.max(1, over);
}

/** The letter of a campaign, on one page: which doctors take new patients near the reader. No health, no reason, no rank. Pure. */
export function campaignLetter(
  sender: Sender,
  to: Addressee,
  all: readonly NearDoctor[],
  hasCode: boolean,
): Block[] {
  const doctors = all.slice(0, mostDoctors(all));
  const found: Block[] = [
    {
      kind: "paragraph",
      text: "Ces médecins prennent de nouveaux patients près de chez vous. Vous pouvez les appeler en disant que vous venez de notre part :",
    },
    doctorsTable(doctors),
    {
      kind: "paragraph",
      text: "Quand l'un d'eux a accepté de devenir votre médecin traitant, dites-le-nous : nous clorons votre demande.",
    },
  ];
  const none: Block[] = [
    {
      kind: "paragraph",
      text: "Aujourd'hui, aucun médecin ne prend de nouveaux patients près de chez vous. Votre demande reste ouverte, et nous continuons à chercher : vous n'avez rien à refaire.",
    },
  ];
  return [
    ...topOf(sender, to),
    { kind: "heading", level: 2, text: "Votre recherche d'un médecin" },
    { kind: "paragraph", text: "Madame, Monsieur,", spaceBeforeMillimeters: 3 },
    {
      kind: "paragraph",
      text: hasCode
        ? "Vous nous avez demandé de vous aider à trouver un médecin traitant."
        : "Vous cherchez un médecin traitant, et nous vous aidons à le trouver.",
    },
    ...(doctors.length > 0 ? found : none),
    ...(sender.pageUrl && hasCode
      ? [
          {
            kind: "paragraph" as const,
            text: `Pour suivre votre demande avec votre code, la corriger ou la retirer : ${sender.pageUrl}/suivi`,
          },
        ]
      : []),
    ...endOf(sender),
  ];
}

/** The letter that tells a patient that a doctor takes them, on one page. Pure. */
export const acceptedLetter = (
  sender: Sender,
  to: Addressee,
  doctor: NearDoctor,
  appointmentOn: string | null,
): Block[] => [
  ...topOf(sender, to),
  { kind: "heading", level: 2, text: "Un médecin accepte de vous suivre" },
  { kind: "paragraph", text: "Madame, Monsieur,", spaceBeforeMillimeters: 3 },
  {
    kind: "paragraph",
    text: [
      { text: "Bonne nouvelle : " },
      { text: doctor.name, bold: true },
      { text: " accepte de devenir votre médecin traitant." },
    ],
  },
  doctorsTable([doctor]),
  {
    kind: "paragraph",
    text: appointmentOn
      ? `Votre premier rendez-vous est prévu le ${appointmentOn}.`
      : "Appelez ce cabinet pour prendre un premier rendez-vous, en disant que vous venez de notre part.",
  },
  { kind: "paragraph", text: "Ce jour-là :" },
  {
    kind: "list",
    ordered: false,
    items: [
      "apportez votre carte Vitale ou votre attestation de droits ;",
      "apportez vos ordonnances et vos résultats d'examens, si vous en avez ;",
      "le médecin déclare avec vous, en ligne, qu'il est votre médecin traitant.",
    ],
  },
  ...endOf(sender),
];
