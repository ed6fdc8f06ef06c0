import { Button, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import {
  DraftNote,
  FormProblem,
  fieldErrorOf,
  formatDate,
  Section,
  StatusBadge,
  sayDone,
  useDraft,
} from "../../../../design/index.ts";
import type { LinkedReview, OpinionInput } from "../../circuit/review-contract.ts";
import { linkedClient } from "./circuit-client.ts";
import { OPINIONS } from "./circuit-words.ts";
import { draftOf } from "./linked-draft.ts";
import { useKeepLinked } from "./use-linked-news.ts";

type OpinionProps = { slug: string; token: string; data: LinkedReview };
const CHOICES = ["favourable", "reserved", "unfavourable"] as const;

/** The opinion of who holds the link; it may be changed while the review is open. */
export function LinkedOpinion({ slug, token, data }: OpinionProps) {
  const keep = useKeepLinked({ slug, token });
  const draft = useDraft<{ opinion: OpinionInput["opinion"] | null; text: string }>(
    draftOf("avis", slug, data),
    { opinion: data.opinion?.opinion ?? null, text: data.opinion?.text ?? "" },
    { keep: "device" },
  );
  const input = draft.value;
  const isUnsent =
    input.opinion !== (data.opinion?.opinion ?? null) || input.text !== (data.opinion?.text ?? "");
  const give = useMutation({
    mutationFn: (opinion: OpinionInput["opinion"]) =>
      linkedClient.opinion(slug, token, { opinion, text: input.text }),
    onSuccess: (next) => {
      draft.clear();
      keep(next);
      sayDone("Votre avis est enregistré. Vous pouvez encore le changer.");
    },
  });
  return (
    <Section title="Votre avis">
      {data.opinion && (
        <p>
          <StatusBadge meaning={OPINIONS[data.opinion.opinion].meaning}>
            {OPINIONS[data.opinion.opinion].label}
          </StatusBadge>
          , donné le {formatDate(data.opinion.at, data.timeZone)}.
        </p>
      )}
      {data.isOpen && (
        <form
          className="mg-stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (input.opinion) give.mutate(input.opinion);
          }}
        >
          <fieldset className="mg-field">
            <legend>Cette version est-elle à valider ?</legend>
            <div className="mg-actions">
              {CHOICES.map((one) => (
                <button
                  key={one}
                  type="button"
                  className="mg-pill"
                  aria-pressed={input.opinion === one}
                  onClick={() => draft.patch({ opinion: one })}
                >
                  {OPINIONS[one].label}
                </button>
              ))}
            </div>
          </fieldset>
          <Textarea
            label={input.opinion && input.opinion !== "favourable" ? "Pourquoi" : "Un mot (facultatif)"}
            value={input.text}
            maxLength={4_000}
            autosize
            minRows={2}
            error={fieldErrorOf(give.error, "text")}
            onChange={(event) => draft.patch({ text: event.currentTarget.value })}
          />
          {isUnsent && <DraftNote draft={draft} zone={data.timeZone} />}
          <FormProblem error={give.error} />
          <div className="mg-actions">
            <Button type="submit" size="lg" disabled={!input.opinion} loading={give.isPending}>
              {data.opinion ? "Changer mon avis" : "Donner mon avis"}
            </Button>
          </div>
        </form>
      )}
    </Section>
  );
}
