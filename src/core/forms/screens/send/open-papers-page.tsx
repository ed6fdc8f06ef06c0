import { useQuery } from "@tanstack/react-query";
import { AppLink, EmptyState, Page, QueryView, Section, useCpts, When } from "../../../../design/index.ts";
import { formsClient, formsKey } from "../forms-client.ts";

/** What an assistant may type papers in for. */
export default function OpenPapersPage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const papers = useQuery({
    queryKey: [...formsKey(cpts), "papers"],
    queryFn: () => formsClient.openPapers(cpts),
    enabled: cpts !== "",
  });
  return (
    <Page title="Réponses sur papier" width="narrow">
      <QueryView query={papers} what="les questionnaires ouverts">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="Aucun questionnaire n’est ouvert">
              Quand la coordination en envoie un, les réponses revenues sur papier se saisissent ici.
            </EmptyState>
          ) : (
            items.map((one) => (
              <Section key={one.id} title={one.title}>
                <p className="mg-soft">
                  {one.identity === "anonymous" ? "Réponses anonymes. " : ""}Ouvert jusqu’au{" "}
                  <When at={one.closesAt} />.
                </p>
                <p>
                  <AppLink href={`/c/${cpts}/questionnaires/envois/${one.id}/saisie`}>
                    Saisir les réponses
                  </AppLink>
                </p>
              </Section>
            ))
          )
        }
      </QueryView>
    </Page>
  );
}
