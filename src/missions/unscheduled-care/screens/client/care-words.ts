import type { Meaning } from "../../../../design/index.ts";
import type { RequestLine, RequestStatus } from "../../contract.ts";

/** 05 61 00 00 00, as people say it. */
export { formatPhone as spacedPhone } from "../../../../design/index.ts";

const STATUS_MEANING: Record<RequestStatus, Meaning> = {
  draft: "neutral",
  urgent: "danger",
  "to-orient": "open",
  held: "held",
  callback: "warn",
  waiting: "held",
  booked: "open",
  resource: "open",
  seen: "done",
  closed: "done",
  cancelled: "neutral",
};

export const meaningOf = (line: Pick<RequestLine, "status" | "decided">): Meaning =>
  line.status === "urgent" && line.decided ? "warn" : STATUS_MEANING[line.status];

export const MODALITY_WORDS = { AMB: "Au cabinet", HH: "Visite à domicile", VR: "Téléconsultation" } as const;

export const CLOCK_WORDS: Record<NonNullable<RequestLine["clock"]>["kind"], string> = {
  "wanted-by": "à voir, reste",
  callback: "à rappeler",
  urgent: "signe depuis",
  hold: "place tenue, reste",
  news: "nouvelles, reste",
};

export const SEX_WORDS: Record<string, string> = { F: "féminin", M: "masculin", U: "sexe non précisé" };

const LANGUAGES = new Intl.DisplayNames("fr", { type: "language", fallback: "code" });
/** « es » → « espagnol »; the sign language has no code that browsers know. */
export function languageInWords(code: string): string {
  if (code === "lsf") return "langue des signes";
  try {
    return LANGUAGES.of(code) ?? code;
  } catch {
    return code;
  }
}

/** Where only the commune is known of both, the points are the same: « même commune », never « 0 m ». */
export const isSamePoint = (distanceMeters: number): boolean => distanceMeters < 25;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Whether an address can name a request at all; one cut or typed by hand cannot. */
export const mayNameRequest = (id: string): boolean => ID.test(id);

/** Same test as the server's, so that a number half typed is not sent. */
export const isPhone = (text: string): boolean => /^\+?\d{6,15}$/.test(text.replace(/[\s.\-()]/g, ""));

/** Whole years between a birth date and a civil date, both YYYY-MM-DD. */
export function ageOn(birthOn: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthOn.slice(0, 4));
  return today.slice(5) < birthOn.slice(5) ? years - 1 : years;
}

/** « 78 ans », « 8 mois » under two years. */
export function ageInWords(birthOn: string, today: string): string {
  const years = ageOn(birthOn, today);
  if (years >= 2) return `${years} ans`;
  const months =
    (Number(today.slice(0, 4)) - Number(birthOn.slice(0, 4))) * 12 +
    (Number(today.slice(5, 7)) - Number(birthOn.slice(5, 7))) -
    (today.slice(8) < birthOn.slice(8) ? 1 : 0);
  return `${Math.max(0, months)} mois`;
}
