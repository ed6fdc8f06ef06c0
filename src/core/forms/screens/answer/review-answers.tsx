import { type Answers, type Leaf, leavesOf, optionsOf, type Screen } from "../../model/index.ts";

type ReviewProps = {
  screens: readonly Screen[];
  answers: Answers;
  /** Who answers, in words; null where the page does not ask. */
  author: string | null;
  onEditAuthor: () => void;
  onEdit: (at: number) => void;
};

/** Everything answered, each a touch away from being changed. */
export function ReviewAnswers({ screens, answers, author, onEditAuthor, onEdit }: ReviewProps) {
  return (
    <dl className="fm-review">
      {author !== null && (
        <div>
          <dt>Qui répond</dt>
          <dd>
            <span>{author}</span>
            <button type="button" className="fm-quiet" onClick={onEditAuthor}>
              Modifier<span className="mg-hidden"> : qui répond</span>
            </button>
          </dd>
        </div>
      )}
      {screens.flatMap((screen, at) =>
        screen.questions.flatMap(leavesOf).map((leaf) => (
          <div key={leaf.key}>
            <dt>{leaf.text}</dt>
            <dd>
              <span>{sayAnswer(leaf, answers)}</span>
              <button type="button" className="fm-quiet" onClick={() => onEdit(at)}>
                Modifier<span className="mg-hidden"> : {leaf.text}</span>
              </button>
            </dd>
          </div>
        )),
      )}
    </dl>
  );
}

export function sayAnswer({ key, question }: Leaf, answers: Answers): string {
  const answer = answers[key];
  if (answer === undefined || answer === "") return "—";
  const labelOf = (code: string) => optionsOf(question).find((one) => one.key === code)?.label ?? code;
  if (typeof answer === "number")
    return `${String(answer).replace(".", ",")}${question.kind === "number" && question.unit ? ` ${question.unit}` : ""}`;
  if (typeof answer !== "string") return answer.map(labelOf).join(", ");
  return question.kind === "date" ? answer.split("-").reverse().join("/") : labelOf(answer);
}
