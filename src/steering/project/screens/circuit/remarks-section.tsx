import { Button, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import {
  DraftNote,
  EmptyState,
  FormProblem,
  fieldErrorOf,
  Section,
  StatusBadge,
  useDraft,
  When,
} from "../../../../design/index.ts";
import type { Remark, Review } from "../../circuit/review-contract.ts";
import { circuitClient } from "./circuit-client.ts";
import { BODIES, levelWords, REMARKS } from "./circuit-words.ts";

type RemarksProps = { slug: string; review: Review; mayRun: boolean; onChanged: (review: Review) => void };

/** Remarks in the order of the document, each with its answer. */
export function RemarksSection({ slug, review, mayRun, onChanged }: RemarksProps) {
  const open = review.remarks.filter((one) => one.state === "open").length;
  const parts = [...review.sections, { key: "", title: "Sur l’ensemble" }]
    .map((part) => ({ ...part, remarks: review.remarks.filter((one) => one.sectionKey === part.key) }))
    .filter((part) => part.remarks.length > 0);
  return (
    <Section
      title="Remarques"
      hint={
        review.remarks.length === 0
          ? undefined
          : open === 0
            ? "Toutes ont une réponse."
            : `${open} sur ${review.remarks.length} sans réponse.`
      }
    >
      {parts.length === 0 && (
        <EmptyState title="Pas encore de remarque">
          Les relecteurs écrivent partie par partie ; chaque remarque attend votre réponse, qu’ils liront par
          leur lien.
        </EmptyState>
      )}
      {parts.map((part) => (
        <div key={part.key} className="mg-stack">
          <h3>{part.title}</h3>
          {part.remarks.map((one) => (
            <RemarkCard
              key={`${one.id}.${one.revision}`}
              slug={slug}
              remark={one}
              mayRun={mayRun}
              onChanged={onChanged}
            />
          ))}
        </div>
      ))}
    </Section>
  );
}

type CardProps = { slug: string; remark: Remark; mayRun: boolean; onChanged: (review: Review) => void };
const ANSWERS = ["taken", "explained", "declined"] as const;
const VERBS = {
  taken: "Nous la prenons en compte",
  explained: "Nous l’expliquons",
  declined: "Nous ne la retenons pas",
} as const;

function RemarkCard({ slug, remark, mayRun, onChanged }: CardProps) {
  const draft = useDraft<{ state: (typeof ANSWERS)[number]; text: string }>(
    `reponse.${slug}.${remark.id}`,
    { state: remark.state === "open" ? "taken" : remark.state, text: remark.answer },
    { keep: "device" },
  );
  const { state, text } = draft.value;
  const [editing, setEditing] = useState(remark.state === "open" || draft.resumed);
  const send = useMutation({
    mutationFn: () =>
      circuitClient.answer(slug, remark.id, { state, answer: text, revision: remark.revision }),
    onSuccess: (review) => {
      draft.clear();
      onChanged(review);
    },
  });
  const words = REMARKS[remark.state];
  return (
    <article className="circuit-remark" aria-label={`Remarque de ${remark.reviewerName}`}>
      <div className="mg-small mg-soft">
        {remark.reviewerName}, {BODIES[remark.body]}, {levelWords(remark.level)} ·{" "}
        <When at={remark.writtenAt} />
      </div>
      <p>{remark.text}</p>
      <div>
        <StatusBadge meaning={words.meaning}>{words.label}</StatusBadge>
      </div>
      {remark.state !== "open" && !editing && (
        <>
          <div className="circuit-answer">{remark.answer}</div>
          {mayRun && (
            <div className="mg-actions">
              <Button size="compact-md" variant="subtle" onClick={() => setEditing(true)}>
                Reprendre la réponse
              </Button>
            </div>
          )}
        </>
      )}
      {mayRun && editing && (
        <form
          className="mg-stack"
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate();
          }}
        >
          <fieldset className="mg-field">
            <legend>Ce que vous en faites</legend>
            <div className="mg-actions">
              {ANSWERS.map((one) => (
                <button
                  key={one}
                  type="button"
                  className="mg-pill"
                  aria-pressed={state === one}
                  onClick={() => draft.patch({ state: one })}
                >
                  {VERBS[one]}
                </button>
              ))}
            </div>
          </fieldset>
          <Textarea
            label="Votre réponse"
            value={text}
            maxLength={4_000}
            autosize
            minRows={2}
            error={fieldErrorOf(send.error, "answer")}
            onChange={(event) => draft.patch({ text: event.currentTarget.value })}
          />
          <DraftNote draft={draft} />
          <FormProblem error={send.error} />
          <div className="mg-actions">
            <Button type="submit" loading={send.isPending}>
              Répondre à cette remarque
            </Button>
          </div>
        </form>
      )}
    </article>
  );
}
