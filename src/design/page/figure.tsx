import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { AppLink } from "../link.tsx";
import { formatNumber } from "../time/time-words.ts";

type Slope = {
  /** Difference with the compared period, in the figure's unit. */
  change: number;
  /** « que la semaine dernière » */
  than: string;
  /** Is more better? Absent: neither. */
  moreIsBetter?: boolean;
};

export type FigureProps = {
  label: string;
  /** null: not known, said so. */
  value: number | null;
  unit?: string;
  /** « depuis lundi » */
  since?: string;
  slope?: Slope;
  /** The list behind the figure. */
  href?: string;
};

/** « 3 de plus que la semaine dernière »; percentages differ by points, not by per cent. */
function slopeWords({ change, than }: Slope, unit?: string): string {
  if (change === 0) return `autant ${than}`;
  const size = Math.abs(change);
  const points = unit === "%" ? ` ${size < 2 ? "point" : "points"}` : "";
  return `${formatNumber(size)}${points} de ${change > 0 ? "plus" : "moins"} ${than}`;
}

function SlopeLine({ slope, unit }: { slope: Slope; unit: string | undefined }) {
  const Sign = slope.change > 0 ? IconArrowUpRight : slope.change < 0 ? IconArrowDownRight : IconArrowRight;
  const better =
    slope.moreIsBetter === undefined || slope.change === 0
      ? undefined
      : slope.change > 0 === slope.moreIsBetter;
  return (
    <span className="mg-slope" data-better={better}>
      <Sign size={16} aria-hidden />
      {slopeWords(slope, unit)}
    </span>
  );
}

/** A number with its unit, since when, which way it goes; it opens the list behind it. */
export function Figure({ label, value, unit, since, slope, href }: FigureProps) {
  const body: ReactNode = (
    <>
      <span className="mg-figure-label">{label}</span>
      <span className="mg-figure-value mg-figures">
        {value === null ? "—" : formatNumber(value)}
        {unit && value !== null && <span className="mg-figure-unit"> {unit}</span>}
      </span>
      <span className="mg-small mg-soft">{value === null ? "pas encore mesuré" : since}</span>
      {slope && value !== null && <SlopeLine slope={slope} unit={unit} />}
    </>
  );
  return href ? (
    <AppLink href={href} className="mg-figure">
      {body}
    </AppLink>
  ) : (
    <div className="mg-figure">{body}</div>
  );
}
