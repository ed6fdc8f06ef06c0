/** Where the same days are off. `metropole` also stands for overseas territories that have no day of their own. */
export type HolidayZone =
  | "metropole"
  | "alsace-moselle"
  | "guadeloupe"
  | "martinique"
  | "guyane"
  | "la-reunion"
  | "mayotte"
  | "saint-barthelemy"
  | "saint-martin";

export type PublicHoliday = {
  /** Local date, YYYY-MM-DD. */
  date: string;
  label: string;
};

const zones: Record<string, HolidayZone> = {
  "57": "alsace-moselle",
  "67": "alsace-moselle",
  "68": "alsace-moselle",
  "971": "guadeloupe",
  "972": "martinique",
  "973": "guyane",
  "974": "la-reunion",
  "976": "mayotte",
  "977": "saint-barthelemy",
  "978": "saint-martin",
};

/* Source: loi 83-550 and décret 83-1003 (abolition of slavery), local laws for Saint-Barthélemy and Saint-Martin. */
const abolitionDays: Partial<Record<HolidayZone, string>> = {
  guadeloupe: "05-27",
  martinique: "05-22",
  guyane: "06-10",
  "la-reunion": "12-20",
  mayotte: "04-27",
  "saint-barthelemy": "10-09",
  "saint-martin": "05-28",
};

/* Source: Code du travail, article L.3133-1. */
const fixedDays: [string, string][] = [
  ["01-01", "Jour de l'an"],
  ["05-01", "Fête du travail"],
  ["05-08", "Victoire de 1945"],
  ["07-14", "Fête nationale"],
  ["08-15", "Assomption"],
  ["11-01", "Toussaint"],
  ["11-11", "Armistice de 1918"],
  ["12-25", "Noël"],
];

/** The zone of holidays of a department or overseas territory. */
export function holidayZone(departmentCode: string): HolidayZone {
  return zones[departmentCode] ?? "metropole";
}

/** Easter Sunday of the Gregorian calendar, YYYY-MM-DD (Meeus, Jones and Butcher). */
export function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const e = (19 * a + b - Math.floor(b / 4) - d + 15) % 30;
  const f = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - e - (c % 4)) % 7;
  const g = e + f - 7 * Math.floor((a + 11 * e + 22 * f) / 451) + 114;
  return isoDate(year, Math.floor(g / 31), (g % 31) + 1);
}

function isoDate(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The public holidays of a year in a zone, by date: the eleven national ones, and the zone's own. In Alsace-Moselle Good
 * Friday is by law off only in communes that have a Protestant or shared church; nearly all practices close, so it is in
 * the list and a practice that opens says so by an exception. Source: ordonnance of 16 August 1892.
 * Throws RangeError for a year outside 1983 to 2199, the reach of these laws and of four-digit dates.
 */
export function publicHolidays(year: number, zone: HolidayZone): PublicHoliday[] {
  if (!Number.isInteger(year) || year < 1983 || year > 2199)
    throw new RangeError("Année hors de portée (1983 à 2199).");
  const easter = easterSunday(year);
  const holidays: PublicHoliday[] = [
    ...fixedDays.map(([day, label]) => ({ date: `${year}-${day}`, label })),
    { date: addDays(easter, 1), label: "Lundi de Pâques" },
    { date: addDays(easter, 39), label: "Ascension" },
    { date: addDays(easter, 50), label: "Lundi de Pentecôte" },
  ];
  if (zone === "alsace-moselle") {
    holidays.push({ date: addDays(easter, -2), label: "Vendredi saint" });
    holidays.push({ date: `${year}-12-26`, label: "Saint-Étienne" });
  }
  const abolition = abolitionDays[zone];
  if (abolition) holidays.push({ date: `${year}-${abolition}`, label: "Abolition de l'esclavage" });
  return holidays.sort((a, b) => a.date.localeCompare(b.date));
}
