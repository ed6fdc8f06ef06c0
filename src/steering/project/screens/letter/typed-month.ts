/** « 7/2021 » → `2021-07`, « 06/04/2023 » → `2023-04-06`; undefined for what is neither. */
export function readTypedMonth(typed: string): string | undefined {
  const parts = typed
    .trim()
    .split(/[/.\-\s]+/)
    .reverse();
  const [year, month, day] = parts;
  if (parts.length > 3) return undefined;
  if (!/^(19|20|21)\d{2}$/.test(year ?? "") || !/^\d{1,2}$/.test(month ?? "")) return undefined;
  if (day !== undefined && !/^\d{1,2}$/.test(day)) return undefined;
  const [m, d] = [Number(month), day === undefined ? undefined : Number(day)];
  if (
    m < 1 ||
    m > 12 ||
    (d !== undefined && (d < 1 || d > new Date(Date.UTC(Number(year), m, 0)).getUTCDate()))
  )
    return undefined;
  const two = (n: number) => String(n).padStart(2, "0");
  return `${year}-${two(m)}${d === undefined ? "" : `-${two(d)}`}`;
}

/** `2023-04-06` → « 06/04/2023 »; null → nothing. */
export const writeTypedMonth = (value: string | null): string =>
  value === null ? "" : value.split("-").reverse().join("/");
