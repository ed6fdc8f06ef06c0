import "../document/document.css";
import "./home.css";
import { useQuery } from "@tanstack/react-query";
import {
  AppLink,
  api,
  EmptyState,
  holdsOneOf,
  Page,
  PolicyNote,
  Section,
  useCpts,
  useCptsPath,
} from "../../../../design/index.ts";
import type { DocumentName, FrozenLine } from "../../document/document-contract.ts";
import { FrozenList } from "../document/frozen-versions.tsx";
import { stepScreens } from "../project-screens.ts";
import { WhereWeAre } from "./where-we-are.tsx";

/** Every step of the project that this person may open, and what was sent. */
export default function ProjectHome() {
  const cpts = useCpts();
  const pathTo = useCptsPath();
  const places = stepScreens.flatMap((step) => step.places).filter((place) => holdsOneOf(cpts, place.roles));
  return (
    <Page
      title="Projet"
      subtitle="Du premier questionnaire au contrat. Les documents s’écrivent à partir de ce que la CPTS sait déjà."
    >
      <WhereWeAre slug={cpts?.cptsSlug ?? ""} />
      {places.length > 0 && (
        <ul className="pro-steps">
          {places.map(({ path, label, hint, icon: Icon }) => (
            <li key={path}>
              <AppLink href={pathTo(path)} className="mg-card">
                <Icon size={28} stroke={1.6} />
                <strong>{label}</strong>
                {hint && <span className="mg-soft mg-small">{hint}</span>}
              </AppLink>
            </li>
          ))}
        </ul>
      )}
      <Sent document="letter" title="Lettres d’intention figées" />
      <Sent document="health-project" title="Projets de santé figés" />
      <PolicyNote
        may={["Voir les étapes du projet", "Lire les versions figées"]}
        openTo="la coordination et les professionnels ; l’autorité invitée lit les versions figées"
      />
    </Page>
  );
}

function Sent({ document, title }: { document: DocumentName; title: string }) {
  const slug = useCpts()?.cptsSlug ?? "";
  const frozen = useQuery({
    queryKey: ["project-frozen", slug, document],
    queryFn: () => api.get<{ items: FrozenLine[] }>(`/api/c/${slug}/project/documents/${document}/frozen`),
    enabled: slug !== "",
  });
  return (
    <Section title={title}>
      {frozen.data && frozen.data.items.length > 0 ? (
        <FrozenList document={document} frozen={frozen.data.items} />
      ) : (
        <EmptyState title="Rien n’a encore été envoyé">
          Quand la coordination fige une version, elle apparaît ici avec ses fichiers, telle qu’elle a été
          envoyée.
        </EmptyState>
      )}
    </Section>
  );
}
