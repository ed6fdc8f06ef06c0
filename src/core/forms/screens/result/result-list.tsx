import { EmptyState, formatNumber, Section } from "../../../../design/index.ts";
import type { QuestionResult, Results } from "../../contract.ts";
import { sayShare } from "../../model/index.ts";
import { CountedBars } from "./counted-bars.tsx";
import { CrossTable } from "./cross-table.tsx";

/** What was answered to each question: a chart and its table, figures, or the words themselves. */
export function ResultList({ cpts, id, results }: { cpts: string; id: string; results: Results }) {
  const { least, waiting, responses } = results;
  return (
    <>
      {least !== null && waiting > 0 && (
        <p role="status" className="mg-soft">
          {formatNumber(waiting)} {waiting > 1 ? "réponses attendent" : "réponse attend"} d’être comptées :
          pour que personne ne soit deviné, elles comptent par groupes de {least} au moins, arrivées par la
          même voie (lien personnel, page publique ou papier). Celles qui resteront à la clôture ne seront pas
          montrées.
        </p>
      )}
      {responses === 0 ? (
        <EmptyState title={results.forgotten ? "Rien n’est montré" : "Aucune réponse encore"}>
          {results.forgotten
            ? `Moins de ${least} réponses : elles ont été rendues anonymes, et rien n’en est montré.`
            : least === null
              ? "Elles apparaissent ici dès qu’elles arrivent."
              : `Elles apparaissent à partir de ${least} réponses.`}
        </EmptyState>
      ) : (
        <>
          {results.score && (
            <Section title="Points">
              <p>
                En moyenne {formatNumber(results.score.mean)} sur {formatNumber(results.score.most)} (de{" "}
                {formatNumber(results.score.min)} à {formatNumber(results.score.max)}).
              </p>
            </Section>
          )}
          {[...results.questions]
            .sort((one, other) => rankOf(one) - rankOf(other))
            .map((question) => (
              <Question key={question.key} question={question} responses={responses} />
            ))}
          <CrossTable cpts={cpts} id={id} results={results} />
        </>
      )}
    </>
  );
}

/** What is counted first, what is read next; what nobody wrote, last. */
const rankOf = ({ kind, answered }: QuestionResult): number =>
  kind === "options" ? 0 : answered === 0 ? 2 : 1;

function Question({ question, responses }: { question: QuestionResult; responses: number }) {
  const share = sayShare(question.answered, responses);
  const note = `${formatNumber(question.answered)} sur ${formatNumber(responses)} ${question.answered > 1 ? "ont répondu" : "a répondu"}${share ? ` (${share})` : ""}`;
  if (question.kind === "options")
    return (
      <CountedBars
        title={question.text}
        note={[question.section, note, question.several ? "plusieurs réponses possibles" : ""]
          .filter(Boolean)
          .join(" · ")}
        labelHeader="Réponse"
        countHeader="Nombre"
        shareHeader={question.several ? "Part de ceux qui ont répondu" : "Part"}
        rows={question.options.map(({ key, label, count }) => ({
          key,
          label,
          count,
          of: question.answered,
        }))}
      />
    );
  return (
    <Section title={question.text} hint={note}>
      {question.numbers && (
        <p>
          Moyenne {formatNumber(question.numbers.mean)}, médiane {formatNumber(question.numbers.median)}
          {question.numbers.min !== null &&
            question.numbers.max !== null &&
            ` (de ${formatNumber(question.numbers.min)} à ${formatNumber(question.numbers.max)})`}
          .
        </p>
      )}
      {question.texts.length > 0 && (
        <details>
          <summary>
            {question.texts.length === 1
              ? "Lire la réponse"
              : `Lire les ${formatNumber(question.texts.length)} réponses`}
          </summary>
          <ul className="fm-comments">
            {question.texts.map((text, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two persons may write the same words
              <li key={at}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
