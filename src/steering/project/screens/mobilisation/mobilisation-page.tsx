import "../document/document.css";
import "./mobilisation.css";
import { Tabs } from "@mantine/core";
import { Page, PolicyNote, PrintButton, useCpts } from "../../../../design/index.ts";
import { FiguresTable } from "./figures-table.tsx";
import { Journal } from "./journal.tsx";
import { PeopleParts } from "./people-parts.tsx";

/** Who is won for the project, and how: the table of the letter, the journal of actions, the team. */
export default function MobilisationPage() {
  const slug = useCpts()?.cptsSlug ?? "";
  return (
    <Page
      title="Mobilisation"
      subtitle="Les professionnels identifiés, sollicités, engagés ; ce qui a été fait pour les rencontrer ; ceux qui portent le projet. La lettre d’intention reprend tout."
      actions={<PrintButton />}
    >
      <Tabs defaultValue="figures" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="figures">Professions</Tabs.Tab>
          <Tabs.Tab value="journal">Journal</Tabs.Tab>
          <Tabs.Tab value="people">Équipe et partenaires</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="figures" className="mob-panel">
          <FiguresTable slug={slug} />
        </Tabs.Panel>
        <Tabs.Panel value="journal" className="mob-panel">
          <Journal slug={slug} />
        </Tabs.Panel>
        <Tabs.Panel value="people" className="mob-panel">
          <PeopleParts slug={slug} />
        </Tabs.Panel>
      </Tabs>
      <PolicyNote
        may={["Voir la mobilisation, et qui est derrière chaque nombre"]}
        openTo="la coordination, qui la remplit, et les professionnels de la CPTS, qui la lisent"
      />
    </Page>
  );
}
