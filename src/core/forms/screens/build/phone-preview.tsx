import { Button } from "@mantine/core";
import { useState } from "react";
import { type Answers, type Form, scoreAnswers, screensOf } from "../../model/index.ts";
import { QuestionInput } from "../answer/question-input.tsx";

/** The questionnaire as a phone shows it, to try: what is answered here is kept nowhere. */
export function PhonePreview({ form }: { form: Form }) {
  const [answers, setAnswers] = useState<Answers>({});
  const [at, setAt] = useState(0);
  const screens = screensOf(form, answers);
  const place = Math.min(at, Math.max(screens.length - 1, 0));
  const screen = screens[place];
  const score = scoreAnswers(form, answers);
  return (
    <section className="fm-preview fm-answer" aria-label="Aperçu sur un téléphone">
      {screen ? (
        <div className="mg-stack">
          <p className="mg-small mg-soft">
            Aperçu · écran {place + 1} sur {screens.length}
          </p>
          <h2>{screen.section.title || form.title}</h2>
          {screen.section.help && <p className="fm-words">{screen.section.help}</p>}
          {screen.questions.map((question) => (
            <QuestionInput
              key={question.key}
              question={question}
              answers={answers}
              errors={{}}
              onChange={(key, answer) => {
                const { [key]: _before, ...others } = answers;
                setAnswers(answer === undefined ? others : { ...others, [key]: answer });
              }}
            />
          ))}
          <div className="fm-steps">
            <Button variant="default" disabled={place === 0} onClick={() => setAt(place - 1)}>
              Retour
            </Button>
            <Button disabled={place >= screens.length - 1} onClick={() => setAt(place + 1)}>
              Continuer
            </Button>
          </div>
          {score && (
            <p className="mg-small mg-soft">
              Points : {score.total} sur {score.most}
            </p>
          )}
        </div>
      ) : (
        <p className="mg-soft">L’aperçu apparaît avec la première question.</p>
      )}
    </section>
  );
}
