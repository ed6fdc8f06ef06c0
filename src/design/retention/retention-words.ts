/** How long something that names people is kept in a CPTS, who decided it, and what it erases. */
export interface RetentionFacts {
  months: number;
  source: string;
  /** Nothing was decided here: the value proposed by Maillage holds. */
  isDefault: boolean;
  /** ISO 8601. */
  decidedAt: string | null;
  /** What the next night would erase. */
  due: number;
  /** What is erased already. */
  done: number;
}

/** The words of one kind of retention; of two forms the first is for nothing and one. */
export interface RetentionWords {
  /** « la clôture »: from when the months run. */
  after: string;
  /** « envoi déjà rendu anonyme », « envois déjà rendus anonymes » */
  done: readonly [string, string];
  /** « le sera », « le seront » */
  due: readonly [string, string];
  /** « envoi sera rendu anonyme », « envois seront rendus anonymes » */
  foreseen: readonly [string, string];
}

/** 24 → « 2 ans », 18 → « 18 mois » */
export function monthsWords(months: number): string {
  if (months % 12 !== 0) return `${months} mois`;
  return months === 12 ? "1 an" : `${months / 12} ans`;
}
