import { Button } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { sayProblem, useAttempt } from "../../../../design/index.ts";
import { saveFile } from "../client/save-file.ts";

type LetterButtonProps = {
  cpts: string;
  request: { id: string; reference: string };
  format: "pdf" | "docx";
  /** Whose letter, for who does not see the card around. */
  patientName?: string;
};

const LABELS = { pdf: "Courrier à imprimer (PDF)", docx: "Courrier à retoucher (Word)" } as const;

/** The letter that names the doctor to the patient; printing it does not say that it has left. */
export function LetterButton({ cpts, request, format, patientName }: LetterButtonProps) {
  const { busy, attempt } = useAttempt(sayProblem);
  const save = () =>
    attempt(() =>
      saveFile(
        `/api/c/${cpts}/family-doctor/requests/${request.id}/letter?format=${format}`,
        `courrier-${request.reference}.${format}`,
      ),
    );
  return (
    <Button
      variant="default"
      loading={busy}
      leftSection={<IconFileText size={18} aria-hidden />}
      onClick={() => void save()}
    >
      {LABELS[format]}
      {patientName && <span className="mg-hidden"> pour {patientName}</span>}
    </Button>
  );
}
