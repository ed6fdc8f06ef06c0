import { Button, Modal, Radio, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, FormProblem, fieldErrorOf, ofName, sayDone, useIntent } from "../../../design/index.ts";
import type { BrokenGlass } from "../break-glass/contract.ts";

type ReviewProps = { slug: string; glass: BrokenGlass; onClose: () => void; onReviewed: () => void };

/** A coordinator says whether the opening was justified; the person is told. */
export function GlassReview({ slug, glass, onClose, onReviewed }: ReviewProps) {
  const [review, setReview] = useState<"justified" | "not-justified" | "">("");
  const [note, setNote] = useState("");
  const intent = useIntent();
  const send = useMutation({
    mutationFn: () =>
      api.post(
        `/api/c/${slug}/break-glass/${glass.id}/review`,
        { review, note },
        { idempotencyKey: intent.key },
      ),
    onSuccess: () => {
      sayDone(`L’accès ${ofName(glass.personName)} est relu.`);
      onReviewed();
      onClose();
    },
  });
  const ready = review === "justified" || (review === "not-justified" && note.trim().length >= 10);
  return (
    <Modal opened onClose={onClose} title={`Relire l’accès ${ofName(glass.personName)}`} size="lg">
      <form
        className="mg-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) send.mutate();
        }}
      >
        <FormProblem error={send.error} />
        <p>
          Motif donné : <q>{glass.reason}</q>
        </p>
        <Radio.Group
          label="Cet accès était-il justifié ?"
          value={review}
          onChange={(value) => setReview(value as typeof review)}
        >
          <div className="mg-stack">
            <Radio value="justified" label="Justifié" />
            <Radio value="not-justified" label="Non justifié" />
          </div>
        </Radio.Group>
        <Textarea
          label={review === "not-justified" ? "Pourquoi" : "Note (facultatif)"}
          description="La personne la lira, dans Maillage seulement."
          value={note}
          maxLength={1_000}
          error={fieldErrorOf(send.error, "note")}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className="mg-actions">
          <Button type="submit" loading={send.isPending} disabled={!ready}>
            Enregistrer la relecture
          </Button>
          <Button variant="subtle" onClick={onClose}>
            Revenir sans relire
          </Button>
        </div>
      </form>
    </Modal>
  );
}
