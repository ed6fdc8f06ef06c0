const MONTHS = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
];

/** `2023-02-08` → « 8 février 2023 », `2021-06` → « juin 2021 ». */
export function writePartialDate(date: string): string {
  const [year = "", month = "", day] = date.split("-");
  const name = MONTHS[Number(month) - 1] ?? month;
  if (!day) return `${name} ${year}`;
  return `${day === "01" ? "1er" : Number(day)} ${name} ${year}`;
}

/** As the letters write it: `2021-06` → « 06/2021 », `2023-04-06` → « 06/04/2023 ». */
export const shortDate = (date: string): string => date.split("-").reverse().join("/");
