/** One datum of reference: what the seeding upserts, by (set, code, validFrom), and the administrator may then edit. */
export type ReferenceDatum = {
  set: string;
  code: string;
  label: string;
  attributes: Record<string, unknown>;
  /** Where it was found; « À vérifier » in front where no source could be read. */
  source: string;
  /** First local day on which it holds, YYYY-MM-DD. */
  validFrom: string;
  /** Last local day on which it holds, or null while it holds. */
  validTo: string | null;
};

/** Start of validity of code lists whose own start is not known: before any request or contract that we can hold. */
export const beforeThePlatform = "2000-01-01";
