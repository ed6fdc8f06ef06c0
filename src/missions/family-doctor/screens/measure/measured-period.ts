/** Local days of the territory, both included. */
export interface Period {
  from: string;
  to: string;
}

export interface Quarter extends Period {
  /** « 3e trimestre 2026 » */
  label: string;
}

const LENGTH = 3;
const two = (month: number): string => String(month).padStart(2, "0");

/** The quarters of the calendar that are over on that day (YYYY-MM-DD), the latest first. Pure. */
export function pastQuarters(today: string, count = 8): Quarter[] {
  let year = Number(today.slice(0, 4));
  let nth = Math.floor((Number(today.slice(5, 7)) - 1) / LENGTH);
  return Array.from({ length: count }, () => {
    nth -= 1;
    if (nth < 0) {
      nth = 3;
      year -= 1;
    }
    const last = nth * LENGTH + LENGTH;
    const lastDay = new Date(Date.UTC(year, last, 0)).getUTCDate();
    return {
      from: `${year}-${two(nth * LENGTH + 1)}-01`,
      to: `${year}-${two(last)}-${lastDay}`,
      label: `${nth === 0 ? "1er" : `${nth + 1}e`} trimestre ${year}`,
    };
  });
}

export const measuresPath = (cpts: string, period: Period, mask: boolean, file = "measures"): string =>
  `/api/c/${cpts}/family-doctor/${file}?from=${period.from}&to=${period.to}${mask ? "&mask=1" : ""}`;
