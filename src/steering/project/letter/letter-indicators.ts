import type { Diagnosis, ShownIndicator } from "../diagnosis/diagnosis-contract.ts";
import { isSecretSaid } from "../diagnosis/say/publish.ts";
import { sayBeside, sayFigure } from "../diagnosis/say/say-figure.ts";

/** A figure of the diagnosis as the letter says it. */
export interface LetterIndicator {
  /** Of the indicator; several lines have the same when it is told of several grounds. */
  code: string;
  family: string;
  /** « Sans médecin traitant, 17 ans et plus » */
  label: string;
  /** « 13,3 % »; « Non publié (secret statistique) » */
  value: string;
  /** « Le département : 11,8 % » */
  beside: string;
  /** « 13,3 %, soit 1,5 point de plus que le département (11,8 %) »; empty when nothing stands beside. */
  sentence: string;
  /** « Rézone CPTS, 2021 » */
  source: string;
}

/** The indicators that have a value, family by family, a line for each ground that is told. Pure. */
export const indicatorsOf = (diagnosis: Pick<Diagnosis, "families">): LetterIndicator[] =>
  diagnosis.families.flatMap((family) =>
    family.indicators.flatMap((one) => one.readings.map((reading) => lineOf(family.label, one, reading))),
  );

function lineOf(
  family: string,
  { code, label, unit }: ShownIndicator,
  { of, sentence, warning, source, bars }: ShownIndicator["readings"][number],
): LetterIndicator {
  const [own, ...others] = bars;
  // A hidden figure has no bar of its own: its sentence says so.
  const isHidden = isSecretSaid(sentence);
  return {
    code,
    family,
    label: of ? `${label} (${of})` : label,
    value: isHidden || !own ? sentence : sayFigure(own.value, unit),
    beside: (isHidden ? bars : others)
      // The unit stands in the line already, unless its figure is hidden.
      .map((bar) => `${bar.label} : ${isHidden ? sayFigure(bar.value, unit) : sayBeside(bar.value, unit)}`)
      .join("\n"),
    // Without anything beside it, a sentence would only say the line of the table again.
    sentence: isHidden || others.length === 0 ? "" : `${label}${of ? ` (${of})` : ""} : ${sentence}.`,
    source: [source, warning].filter(Boolean).join(" ; "),
  };
}
