/** A kind of professional to invent, with how many there are for 10,000 inhabitants (orders of magnitude, invented). */
export type Kind = {
  density: number;
  profession: [code: string, label: string];
  /** One is drawn; none for professions without. */
  specialities: [code: string, label: string][];
  /** pharmacy and laboratory are places of their own; a shop is one per person; a practice may be shared. */
  place: "practice" | "pharmacy" | "laboratory" | "shop" | "specialist";
};

const doctor: Kind["profession"] = ["10", "Médecin"];

function specialist(density: number, code: string, label: string): Kind {
  return { density, profession: doctor, specialities: [[code, label]], place: "specialist" };
}

function paramedic(density: number, code: string, label: string, place: Kind["place"] = "practice"): Kind {
  return { density, profession: [code, label], specialities: [], place };
}

export const kinds: readonly Kind[] = [
  {
    density: 9,
    profession: doctor,
    specialities: [
      ["SM54", "Médecine générale"],
      ["SM53", "Spécialiste en médecine générale"],
      ["SM26", "Qualifié en médecine générale"],
    ],
    place: "practice",
  },
  paramedic(18, "60", "Infirmier"),
  {
    density: 0.4,
    profession: ["60", "Infirmier"],
    specialities: [["SI01", "Exercice infirmier en pratique avancée pathologies chroniques stabilisées"]],
    place: "practice",
  },
  paramedic(12, "70", "Masseur-kinésithérapeute"),
  paramedic(8, "21", "Pharmacien", "pharmacy"),
  paramedic(6.5, "40", "Chirurgien-dentiste", "specialist"),
  paramedic(2, "50", "Sage-femme"),
  paramedic(4, "91", "Orthophoniste"),
  paramedic(2.2, "80", "Pédicure-podologue"),
  paramedic(0.6, "92", "Orthoptiste", "specialist"),
  paramedic(2.5, "93", "Psychologue"),
  paramedic(0.9, "94", "Ergothérapeute"),
  paramedic(1, "95", "Diététicien"),
  paramedic(0.8, "96", "Psychomotricien"),
  paramedic(0.7, "26", "Audioprothésiste", "shop"),
  paramedic(2, "28", "Opticien-lunetier", "shop"),
  {
    density: 0.5,
    profession: ["21", "Pharmacien"],
    specialities: [["SM03", "Biologie médicale"]],
    place: "laboratory",
  },
  specialist(1, "SM04", "Cardiologie et maladies vasculaires"),
  specialist(0.5, "SM15", "Dermatologie et vénéréologie"),
  specialist(0.6, "SM20", "Gynécologie-obstétrique"),
  specialist(0.8, "SM38", "Ophtalmologie"),
  specialist(1, "SM40", "Pédiatrie"),
  specialist(1.2, "SM42", "Psychiatrie"),
  specialist(0.8, "SM74", "Radiologie et imagerie médicale"),
  specialist(0.4, "SM24", "Gastro-entérologie et hépatologie"),
  specialist(0.3, "SM34", "ORL et chirurgie cervico-faciale"),
  specialist(0.3, "SM41", "Pneumologie"),
  specialist(0.3, "SM48", "Rhumatologie"),
  specialist(0.3, "SM32", "Neurologie"),
];

/** How many of each kind for `count` persons in all: shares by density, largest remainders, exactly `count`. */
export function shareOut(count: number): number[] {
  const total = kinds.reduce((sum, { density }) => sum + density, 0);
  const exact = kinds.map(({ density }) => (count * density) / total);
  const shares = exact.map(Math.floor);
  const byRemainder = exact.map((value, index) => ({ index, remainder: value - Math.floor(value) }));
  byRemainder.sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const missing = count - shares.reduce((sum, share) => sum + share, 0);
  for (const { index } of byRemainder.slice(0, missing)) shares[index]! += 1;
  return shares;
}
