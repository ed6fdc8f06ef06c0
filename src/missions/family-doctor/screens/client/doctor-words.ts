import type { Meaning } from "../../../../design/index.ts";
import type { PriorityBand, RequestLine, RequestStatus, Situation } from "../../contract.ts";

export const STATUS_MEANING: Record<RequestStatus, Meaning> = {
  "to-check": "warn",
  waiting: "open",
  proposed: "held",
  sent: "held",
  accepted: "open",
  told: "open",
  appointed: "open",
  closed: "done",
};

export const patientName = (line: Pick<RequestLine, "patient">): string =>
  line.patient ? `${line.patient.familyName} ${line.patient.givenName}` : "Identité effacée";

/** « au Dr Vidal »: a title takes its article. */
export const toDoctor = (name: string): string => (name.startsWith("Dr ") ? `au ${name}` : `à ${name}`);

export const AGE_WORDS: Record<NonNullable<RequestLine["ageBand"]>, string> = {
  "0-15": "moins de 16 ans",
  "16-69": "16 à 69 ans",
  "70-79": "70 à 79 ans",
  "80+": "80 ans et plus",
};

export const BAND_WORDS: Record<PriorityBand, string> = {
  high: "Priorité haute",
  medium: "Priorité moyenne",
  low: "Priorité ordinaire",
};

export const WAY_WORDS: Record<Situation["reachBy"], string> = {
  phone: "Par téléphone",
  letter: "Par courrier",
  mail: "Par mail",
  sms: "Par SMS",
};

const LANGUAGES = new Intl.DisplayNames("fr", { type: "language", fallback: "code" });
/** « es » → « espagnol » */
export function languageInWords(code: string): string {
  try {
    return LANGUAGES.of(code) ?? code;
  } catch {
    return code;
  }
}
