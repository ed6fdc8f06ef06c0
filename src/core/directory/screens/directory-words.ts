const SITE_WORDS: Record<string, string> = {
  practice: "Cabinet",
  "health-house": "Maison de santé",
  "health-centre": "Centre de santé",
  pharmacy: "Pharmacie",
  laboratory: "Laboratoire",
  imaging: "Imagerie",
  hospital: "Hôpital, clinique",
  "snp-centre": "Centre de soins non programmés",
  other: "Autre lieu",
};
export const siteKinds = Object.entries(SITE_WORDS).map(([value, label]) => ({ value, label }));
export const siteKindInWords = (kind: string): string => SITE_WORDS[kind] ?? "Lieu";

const RESOURCE_WORDS: Record<string, string> = {
  "snp-centre": "Soins non programmés",
  "home-visit": "Visites à domicile",
  imaging: "Imagerie",
  laboratory: "Laboratoire",
  pass: "PASS",
  dental: "Dentaire",
  "second-recourse": "Second recours",
  emergency: "Urgences",
  "pharmacy-duty": "Pharmacie de garde",
  other: "Autre",
};
export const resourceKinds = Object.entries(RESOURCE_WORDS).map(([value, label]) => ({ value, label }));
export const resourceKindInWords = (kind: string): string => RESOURCE_WORDS[kind] ?? "Autre";

const LANGUAGES = [
  "ar",
  "bn",
  "de",
  "en",
  "es",
  "fa",
  "fsl",
  "it",
  "nl",
  "pl",
  "ps",
  "pt",
  "ro",
  "ru",
  "so",
  "sq",
  "sr",
  "ta",
  "ti",
  "tr",
  "uk",
  "ur",
  "vi",
  "zh",
];
const names = new Intl.DisplayNames(["fr"], { type: "language", fallback: "code" });
/** « espagnol » */
export const languageInWords = (code: string): string =>
  code === "fsl" ? "langue des signes" : (names.of(code) ?? code);
export const languageChoices = (known: readonly string[] = []) =>
  [...new Set([...LANGUAGES, ...known])]
    .map((value) => ({ value, label: languageInWords(value) }))
    .sort((one, other) => one.label.localeCompare(other.label, "fr"));

/** 0561000001 and +33561000001 → « 05 61 00 00 01 »; others as they are. */
export function phoneInWords(phone: string): string {
  const national = phone.replace(/^\+33(?=\d{9}$)/, "0");
  return /^0\d{9}$/.test(national) ? national.replace(/(\d\d)(?=\d)/g, "$1 ") : phone;
}

export const DAYS = [
  { value: "1", label: "Lundi" },
  { value: "2", label: "Mardi" },
  { value: "3", label: "Mercredi" },
  { value: "4", label: "Jeudi" },
  { value: "5", label: "Vendredi" },
  { value: "6", label: "Samedi" },
  { value: "7", label: "Dimanche" },
  { value: "8", label: "Jours fériés" },
];

/** 14:00 → « 14 h », 08:30 → « 8 h 30 » */
export function hourInWords(time: string): string {
  const [hour = "0", minute = "00"] = time.split(":");
  return `${Number(hour)} h${minute === "00" ? "" : ` ${minute}`}`;
}

type Hours = { day: number; opens: string; closes: string };
const spanInWords = (one: Hours): string =>
  one.opens === "00:00" && one.closes === "00:00"
    ? "24 h sur 24"
    : `${hourInWords(one.opens)} – ${hourInWords(one.closes)}`;

/** The week as lines, days alike joined: « Lundi au vendredi : 8 h – 12 h, 14 h – 18 h ». */
export function weekInWords(hours: readonly Hours[]): string[] {
  const spans = DAYS.map(({ value }) =>
    hours
      .filter((one) => String(one.day) === value)
      .sort((one, other) => one.opens.localeCompare(other.opens))
      .map(spanInWords)
      .join(", "),
  );
  const lines: string[] = [];
  for (let from = 0; from < 7; from++) {
    let to = from;
    while (to < 6 && spans[to + 1] === spans[from]) to++;
    if (spans[from]) lines.push(`${daysInWords(from, to)} : ${spans[from]}`);
    from = to;
  }
  if (spans[7]) lines.push(`Jours fériés : ${spans[7]}`);
  return lines;
}

const dayName = (index: number): string => DAYS[index]?.label ?? "";
function daysInWords(from: number, to: number): string {
  if (from === 0 && to === 6) return "Tous les jours";
  if (from === to) return dayName(from);
  return `${dayName(from)} ${to === from + 1 ? "et" : "au"} ${dayName(to).toLowerCase()}`;
}
