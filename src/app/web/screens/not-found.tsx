import { LinkButton } from "../../../design/link.tsx";
import { EmptyState } from "../../../design/page/empty-state.tsx";
import { Page } from "../../../design/page/page.tsx";

export function NotFound() {
  return (
    <Page title="Page introuvable" width="narrow">
      <EmptyState title="Rien à cette adresse" action={<LinkButton href="/">Revenir à l’accueil</LinkButton>}>
        L’adresse est peut-être incomplète, la fiche a été retirée, ou elle ne vous est pas ouverte. Si
        quelqu’un vous a envoyé ce lien, demandez-lui dans quelle CPTS elle se trouve.
      </EmptyState>
    </Page>
  );
}
