import { sql } from "kysely";

/** Whole years that patient `p` had when request `r` was opened, on the territory's calendar; null when the birth date is not known. */
export const yearsAtOpening = (zone: string) =>
  sql<number | null>`extract(year from age((r.created_at at time zone ${zone})::date, p.birth_on))::int`;
