/**
 * An instant as PostgreSQL writes it in UTC, microseconds included: a JavaScript date would lose them, and with them a line
 * between two pages. False for anything that PostgreSQL would refuse.
 */
export function isDatabaseInstant(text: string | number | undefined): text is string {
  if (typeof text !== "string" || !/^2\d{3}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/.test(text))
    return false;
  const date = new Date(`${text.slice(0, 10)}T${text.slice(11, 19)}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text.slice(0, 10));
}
