import { NumberInput } from "@mantine/core";
import { YES_NO_WORDS, type YesNoQuestion } from "../../model/index.ts";

type Scores = NonNullable<YesNoQuestion["scores"]>;

/** Offers « NC » or takes it back; the points of « oui » and « non » stay. */
export function withNc({ scores }: YesNoQuestion, isOffered: boolean): Partial<YesNoQuestion> {
  if (!scores) return { withNc: isOffered || undefined };
  const { nc: _before, ...others } = scores;
  return { withNc: isOffered || undefined, scores: others };
}

/** The points after a change: a question has them for « oui » and « non » together, or none at all. Pure. */
export function withScore(
  scores: Scores | undefined,
  key: keyof Scores,
  points: number | undefined,
): Scores | undefined {
  const { nc, ...rest } = { yes: 0, no: 0, ...scores };
  if (key === "nc") return { ...rest, ...(points === undefined ? {} : { nc: points }) };
  const next = { ...rest, ...(nc === undefined ? {} : { nc }), [key]: points ?? 0 };
  const isEmpty = points === undefined && next.yes === 0 && next.no === 0 && (next.nc ?? 0) === 0;
  return isEmpty ? undefined : next;
}

type YesNoScoresProps = { question: YesNoQuestion; onChange: (scores: Scores | undefined) => void };

/** Points of « oui », « non » and « NC ». */
export function YesNoScores({ question, onChange }: YesNoScoresProps) {
  const { scores } = question;
  const keys: (keyof Scores)[] = question.withNc ? ["yes", "no", "nc"] : ["yes", "no"];
  return (
    <fieldset className="mg-field">
      <legend>Points (facultatif)</legend>
      <div className="fm-scores">
        {keys.map((key) => (
          <NumberInput
            key={key}
            label={YES_NO_WORDS[key]}
            min={-1_000}
            max={1_000}
            value={scores?.[key] ?? ""}
            onChange={(value) =>
              onChange(withScore(scores, key, typeof value === "number" ? value : undefined))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
