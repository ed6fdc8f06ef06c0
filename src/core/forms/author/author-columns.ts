/** Of `forms_responses`: what an author said of themselves. */
export const AUTHOR_COLUMNS =
  "author_name, author_profession, author_speciality, author_commune, author_rpps";

/** Their values from an `Author` as jsonb; a profession that the reference does not know is not kept. Null gives nulls. */
export const authorValues = (json: string): string => `nullif(${json}->>'name', ''),
  (select v.code from reference_values v where v.set_name = 'profession' and v.code = ${json}->>'professionCode' limit 1),
  ${json}->>'specialityCode', ${json}->>'communeCode', ${json}->>'rpps'`;
