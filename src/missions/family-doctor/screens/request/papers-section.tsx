import { Button } from "@mantine/core";
import { useState } from "react";
import { Section } from "../../../../design/index.ts";
import type { FollowCodeGiven, Request } from "../../contract.ts";
import { LetterButton } from "../tell/letter-button.tsx";
import { GiveCodeDialog } from "./give-code-dialog.tsx";

type PapersSectionProps = { cpts: string; request: Request; onCodeGiven: (given: FollowCodeGiven) => void };

/** What is printed of a request: its story on one page, a code given anew and, once a doctor accepts, the letter to the patient. */
export function PapersSection({ cpts, request, onCodeGiven }: PapersSectionProps) {
  const [givesCode, setGivesCode] = useState(false);
  return (
    <div className="mg-no-print">
      <Section
        title="Papiers"
        hint={
          request.can.appoint
            ? "Imprimer le courrier ne prévient personne : notez « le patient est prévenu » quand il part."
            : undefined
        }
      >
        <div className="mg-actions">
          {request.can.appoint && (
            <>
              <LetterButton cpts={cpts} request={request} format="pdf" />
              <LetterButton cpts={cpts} request={request} format="docx" />
            </>
          )}
          <a
            className="mg-download"
            href={`/api/c/${cpts}/family-doctor/requests/${request.id}/story.pdf`}
            download
          >
            L’histoire de la demande, sur une page (PDF)
          </a>
          {request.can.giveCode && (
            <Button variant="default" onClick={() => setGivesCode(true)}>
              {request.hasFollowCode ? "Code de suivi perdu…" : "Donner un code de suivi…"}
            </Button>
          )}
        </div>
        {givesCode && (
          <GiveCodeDialog
            cpts={cpts}
            request={request}
            onGiven={onCodeGiven}
            onClose={() => setGivesCode(false)}
          />
        )}
      </Section>
    </div>
  );
}
