import { formatDuration } from "../../../../design/index.ts";

type Ratio = { numerator: number; denominator: number; share: number | null };

/** A share between 0 and 1 as a percentage with one decimal at most; null when nothing was counted. */
export const percent = (ratio: Ratio | null | undefined): number | null =>
  ratio?.share === null || ratio?.share === undefined ? null : Math.round(ratio.share * 1000) / 10;

/** « 42 sur 58 » */
export const outOf = (ratio: Ratio | null | undefined): string =>
  ratio ? `${ratio.numerator} sur ${ratio.denominator}` : "";

/** Minutes as people say them; — when unknown. */
export const minutesWords = (minutes: number | null | undefined): string =>
  minutes === null || minutes === undefined ? "—" : formatDuration(Math.round(minutes) * 60);

/** Difference of two figures, when both are known. */
export const changeOf = (now: number | null, before: number | null): number | null =>
  now === null || before === null ? null : Math.round((now - before) * 10) / 10;
