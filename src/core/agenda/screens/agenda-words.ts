/** As the screens say the codes of slots. */
export const MODALITY_WORDS = { AMB: "Au cabinet", HH: "À domicile", VR: "Téléconsultation" } as const;

export const AUDIENCE_WORDS = {
  SNP: "Soins non programmés",
  CPTS: "Membres de la CPTS",
  PRO: "Professionnels de santé",
  PUBLIC: "Grand public",
} as const;

export type Modality = keyof typeof MODALITY_WORDS;
export type Audience = keyof typeof AUDIENCE_WORDS;

export const modalities = Object.keys(MODALITY_WORDS) as Modality[];
export const audiences = Object.keys(AUDIENCE_WORDS) as Audience[];

export const isAudience = (value: string): value is Audience => value in AUDIENCE_WORDS;

export const places = (count: number): string => `${count} place${count > 1 ? "s" : ""}`;

/** « 9:05 » typed or picked in a time field, as the server reads it: « 09:05 ». */
export const asTime = (value: string): string => (/^\d:\d\d$/.test(value) ? `0${value}` : value.slice(0, 5));
