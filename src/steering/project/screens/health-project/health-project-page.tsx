import { DocumentPage } from "../document/document-page.tsx";

/** The health project: what the data and the sheets say, and what only people can write. */
export default function HealthProjectPage() {
  return (
    <DocumentPage
      document="health-project"
      title="Projet de santé"
      subtitle="Le diagnostic, les objectifs, les fiches action, le budget et les indicateurs viennent de vos données. Écrivez le reste : tout s’enregistre seul."
      formats={["docx", "pdf", "zip"]}
      forms={{}}
    />
  );
}
