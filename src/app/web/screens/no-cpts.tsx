import { EmptyState } from "../../../design/page/empty-state.tsx";
import { Page } from "../../../design/page/page.tsx";
import { useSession } from "../../../design/session.ts";

export default function NoCpts() {
  const session = useSession();
  return (
    <Page title="Bienvenue" width="narrow">
      <EmptyState title="Aucune CPTS ne vous est encore ouverte">
        Votre compte existe{session?.user.email ? ` (${session.user.email})` : ""}. Demandez au coordinateur
        de votre CPTS de vous inviter : vous recevrez un lien, et cette page s’ouvrira sur votre territoire.
      </EmptyState>
    </Page>
  );
}
