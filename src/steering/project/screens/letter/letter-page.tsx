import { DocumentPage } from "../document/document-page.tsx";
import { CalendarForm } from "./calendar-form.tsx";
import { PartnershipsForm, SolicitationsForm } from "./choices-form.tsx";
import { HeadForm } from "./head-form.tsx";
import { LegalForm } from "./legal-form.tsx";
import "./letter.css";
import { MissionsForm } from "./missions-form.tsx";

const forms = {
  head: HeadForm,
  difficulties: PartnershipsForm,
  solicitations: SolicitationsForm,
  missions: MissionsForm,
  legal: LegalForm,
  calendar: CalendarForm,
};

/** The letter of intent: eleven blocks that the data fills in, and what only people can write. */
export default function LetterPage() {
  return (
    <DocumentPage
      document="letter"
      title="Lettre d’intention"
      subtitle="Les chiffres, les tableaux et la carte viennent de vos données, avec leur source. Écrivez le reste : tout s’enregistre seul."
      formats={["docx", "pdf", "zip"]}
      forms={forms}
    />
  );
}
