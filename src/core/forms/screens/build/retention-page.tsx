import "../forms.css";
import {
  Page,
  PolicyNote,
  RetentionSections,
  type RetentionWords,
  Section,
  useCpts,
} from "../../../../design/index.ts";
import { formsClient, formsKey } from "../forms-client.ts";

const WORDS: RetentionWords = {
  after: "la clôture",
  done: ["envoi déjà rendu anonyme", "envois déjà rendus anonymes"],
  due: ["le sera", "le seront"],
  foreseen: ["envoi sera rendu anonyme", "envois seront rendus anonymes"],
};

const keyOf = (cpts: string) => [...formsKey(cpts), "retention"];

/** « Conservation »: how long answers name who gave them, who decided it, and what it erases the next night. */
export default function RetentionPage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  return (
    <Page
      title="Conservation des réponses"
      subtitle="Après ce délai, un questionnaire clos ne dit plus qui a répondu, ni ce que chacun a écrit. Les nombres restent."
      width="narrow"
      breadcrumb={[{ label: "Questionnaires", href: `/c/${cpts}/questionnaires` }]}
    >
      <RetentionSections
        words={WORDS}
        queryKey={keyOf(cpts)}
        enabled={cpts !== ""}
        read={(months) => formsClient.retention(cpts, months)}
        save={(input) => formsClient.setRetention(cpts, input)}
      />
      <Section title="Ce qui est effacé, ce qui reste">
        <ul>
          <li>
            Effacé : à qui le questionnaire était adressé, qui a répondu, les noms, les textes, les dates, les
            nombres écrits par chacun.
          </li>
          <li>
            Gardé : les choix cochés, comptés par question ; la moyenne et la médiane des nombres ; le taux de
            retour par profession et par commune, les petits groupes réunis.
          </li>
          <li>
            Gardé aussi : le questionnaire lui-même, qui ne veut plus recevoir de mail, et le journal (qui a
            fait quoi), qui ne se modifie jamais.
          </li>
        </ul>
      </Section>
      <PolicyNote
        may={["Décider combien de temps les réponses aux questionnaires portent un nom."]}
        openTo="coordination de la CPTS, administration de la plateforme"
      />
    </Page>
  );
}
