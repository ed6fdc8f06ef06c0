import { useQuery } from "@tanstack/react-query";
import {
  AppLink,
  EmptyState,
  Page,
  QueryView,
  Section,
  StatusBadge,
  useCpts,
  When,
} from "../../../../design/index.ts";
import { formsClient, formsKey } from "../forms-client.ts";

/** What the CPTS asks of the professional who is signed in. */
export default function MinePage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const mine = useQuery({
    queryKey: [...formsKey(cpts), "mine"],
    queryFn: () => formsClient.mine(cpts),
    enabled: cpts !== "",
  });
  return (
    <Page title="Mes questionnaires" width="narrow">
      <QueryView query={mine} what="vos questionnaires">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="Aucun questionnaire ne vous attend">
              Quand la CPTS vous en adresse un, il est ici et dans vos mails.
            </EmptyState>
          ) : (
            items.map((one) => (
              <Section key={`${one.title} ${one.closesAt} ${one.path}`} title={one.title}>
                <p className="mg-soft">
                  {one.anonymous ? "Réponses anonymes. " : ""}Réponse possible jusqu’au{" "}
                  <When at={one.closesAt} />.
                </p>
                {one.path ? (
                  <p>
                    <AppLink href={one.path}>Répondre</AppLink>
                  </p>
                ) : (
                  <StatusBadge meaning="done">Répondu</StatusBadge>
                )}
              </Section>
            ))
          )
        }
      </QueryView>
    </Page>
  );
}
