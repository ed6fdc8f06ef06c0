import { Button, Textarea } from "@mantine/core";
import type { UseMutationResult } from "@tanstack/react-query";
import { DraftNote, type DraftState, FormProblem } from "../../../../design/index.ts";
import type { LinkedReview } from "../../circuit/review-contract.ts";

type RemarkFormProps = {
  label: string;
  /** On the button. */
  send: string;
  text: string;
  /** Null while there is nothing to keep. */
  draft: Pick<DraftState<object>, "savedAt" | "unsaved"> | null;
  zone: string;
  sending: UseMutationResult<LinkedReview, Error, void>;
  onWrite: (text: string) => void;
  onLeave: () => void;
};

/** A remark as it is written, or taken up again. */
export function RemarkForm({ label, send, text, draft, zone, sending, onWrite, onLeave }: RemarkFormProps) {
  return (
    <form
      className="mg-stack"
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate();
      }}
    >
      <Textarea
        label={label}
        value={text}
        required
        maxLength={4_000}
        autosize
        minRows={3}
        onChange={(event) => onWrite(event.currentTarget.value)}
      />
      {draft && <DraftNote draft={draft} zone={zone} />}
      <FormProblem error={sending.error} />
      <div className="mg-actions">
        <Button type="submit" loading={sending.isPending}>
          {send}
        </Button>
        <Button variant="subtle" onClick={onLeave}>
          Revenir
        </Button>
      </div>
    </form>
  );
}
