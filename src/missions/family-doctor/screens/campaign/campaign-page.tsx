import "../search.css";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Page, PolicyNote, QueryView, Section, useCpts } from "../../../../design/index.ts";
import { campaignClient, campaignsKey } from "./campaign-client.ts";
import { CampaignForm } from "./campaign-form.tsx";
import { CampaignList } from "./campaign-list.tsx";

/** While letters are being written the list is asked again; the answer is what ends it. */
const ASK_AGAIN_MS = 2_000;

/** « Courriers »: letters to patients who wait, and the poster of waiting rooms. */
export default function CampaignPageScreen() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const campaigns = useQuery({
    queryKey: campaignsKey(cpts),
    queryFn: () => campaignClient.list(cpts),
    enabled: cpts !== "",
    refetchInterval: ({ state }) =>
      state.data?.items.some((one) => one.state === "queued" || one.state === "working")
        ? ASK_AGAIN_MS
        : false,
  });
  return (
    <Page
      title="Courriers aux patients qui attendent"
      subtitle="Une lettre par personne, avec les médecins qui prennent des patients près de chez elle. Rien de santé n’y est écrit."
      actions={
        <a className="mg-download" href={`/api/c/${cpts}/family-doctor/poster.pdf`} download>
          <IconDownload size={18} aria-hidden />
          Affiche pour salle d’attente (PDF)
        </a>
      }
    >
      <Section title="Préparer des lettres">
        <CampaignForm cpts={cpts} />
      </Section>
      <QueryView query={campaigns} what="les courriers préparés">
        {(data) => (
          <Section
            title="Courriers préparés"
            hint="Les fichiers portent des noms et des adresses : ils sont effacés après sept jours."
          >
            <CampaignList cpts={cpts} campaigns={data.items} />
          </Section>
        )}
      </QueryView>
      <PolicyNote
        may={["Préparer des courriers, les télécharger, noter leur envoi."]}
        openTo="coordination ; l’affiche est ouverte aux professionnels, assistants et partenaires"
      />
    </Page>
  );
}
