import "../care.css";
import {
  Page,
  PolicyNote,
  RetentionSections,
  type RetentionWords,
  Section,
  useCpts,
} from "../../../../design/index.ts";
import { retentionClient } from "./retention-client.ts";

const WORDS: RetentionWords = {
  after: "la fin de la demande",
  done: ["demande déjà anonyme", "demandes déjà anonymes"],
  due: ["sera effacée", "seront effacées"],
  foreseen: ["demande sera effacée", "demandes seront effacées"],
};

const keyOf = (cpts: string) => ["unscheduled-care", cpts, "retention"];

/** « Conservation »: how long ended requests name their patient, who decided it, and what it erases the next night. */
export default function RetentionPage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  return (
    <Page
      title="Conservation des demandes"
      subtitle="Après ce délai, une demande terminée ne dit plus qui était le patient ni pourquoi il appelait. Les mesures restent les mêmes."
    >
      <RetentionSections
        words={WORDS}
        queryKey={keyOf(cpts)}
        enabled={cpts !== ""}
        read={(months) => retentionClient.read(cpts, months)}
        save={(input) => retentionClient.set(cpts, input)}
      />
      <Section title="Ce qui est effacé, ce qui reste">
        <ul>
          <li>
            Effacé : le lien vers le patient, son téléphone, son adresse, le motif, les réponses à la fiche
            d’appel, les signes de gravité, les commentaires, et son nom dans les rendez-vous passés.
          </li>
          <li>
            Gardé : les dates, la commune, le niveau de priorité, la profession, l’issue. Les chiffres de la
            mission ne changent pas.
          </li>
          <li>
            Une demande commencée et jamais envoyée est effacée en entier, un mois après le dernier mot saisi,
            sauf si l’administration de la plateforme a fixé un autre délai.
          </li>
          <li>
            Gardé aussi : le journal (qui a lu ou fait quoi), qui ne se modifie jamais, et le dossier
            d’identité du patient.
          </li>
        </ul>
      </Section>
      <PolicyNote
        may={["Décider combien de temps les demandes terminées nomment leur patient."]}
        openTo="coordination de la CPTS, administration de la plateforme"
      />
    </Page>
  );
}
