import { Section } from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import { LetterButton } from "../tell/letter-button.tsx";

/** What is printed of a request: its story on one page and, once a doctor accepts, the letter to the patient. */
export function PapersSection({ cpts, request }: { cpts: string; request: Request }) {
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
        </div>
      </Section>
    </div>
  );
}
