import "./sheet.css";
import { Button, Select, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  FormProblem,
  fieldErrorOf,
  Page,
  QueryView,
  Section,
  sayDone,
  useCpts,
  useCptsPath,
  useGo,
  useIntent,
} from "../../../../design/index.ts";
import type { Links, StartingSheet } from "../../sheet/link-contract.ts";
import { linksQuery, refreshSheets, sheetClient, sheetKeys } from "./sheet-client.ts";

/** A new sheet: its mission, then an empty one or one of the starting sheets. */
export default function NewSheetPage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const inCpts = useCptsPath();
  const links = useQuery(linksQuery(cpts));
  const library = useQuery({
    queryKey: [...sheetKeys.all(cpts), "library"],
    queryFn: () => sheetClient.library(cpts),
    enabled: cpts !== "",
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Page
      title="Nouvelle fiche action"
      subtitle="Partez d’une fiche déjà écrite pour cette mission, ou d’une page blanche."
      breadcrumb={[{ label: "Fiches action", href: inCpts("projet/fiches") }]}
    >
      <QueryView query={links} what="les missions" shape="form">
        {(data) => (
          <QueryView query={library} what="les fiches de départ" shape="form">
            {({ items }) => <Choose cpts={cpts} missions={data.missions} starts={items} />}
          </QueryView>
        )}
      </QueryView>
    </Page>
  );
}

type ChooseProps = { cpts: string; missions: Links["missions"]; starts: readonly StartingSheet[] };

function Choose({ cpts, missions, starts }: ChooseProps) {
  const queries = useQueryClient();
  const go = useGo();
  const inCpts = useCptsPath();
  const intent = useIntent();
  const [missionCode, setMission] = useState(missions[0]?.code ?? "");
  const [objectiveId, setObjective] = useState<string | null>(null);
  const [title, setTitle] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const mission = missions.find((one) => one.code === missionCode);
  const create = async (named: string, libraryKey: string | null) => {
    setBusy(true);
    setProblem(null);
    try {
      const json = { missionCode, objectiveId, title: named, libraryKey };
      const made = await sheetClient.create(cpts, json, intent.key);
      await refreshSheets(queries, cpts);
      go(inCpts(`projet/fiches/${made.id}`));
      sayDone(`La fiche ${made.number} est ouverte.`);
    } catch (error) {
      intent.renew();
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Section title="À quoi répond-elle ?">
        <FormProblem error={problem} />
        <div className="ps-pair">
          <Select
            label="Mission"
            data={missions.map((one) => ({ value: one.code, label: one.label }))}
            allowDeselect={false}
            value={missionCode}
            onChange={(code) => {
              setMission(code ?? missionCode);
              setObjective(null);
            }}
          />
          <Select
            label="Objectif du projet (facultatif)"
            placeholder={mission?.objectives.length ? "À choisir" : "Cette mission n’a pas encore d’objectif"}
            clearable
            clearButtonProps={{ "aria-label": "Aucun objectif" }}
            data={(mission?.objectives ?? []).map((one) => ({ value: one.id, label: one.label }))}
            value={objectiveId}
            onChange={setObjective}
          />
        </div>
      </Section>
      <Section
        title="Partir d’une fiche de départ"
        hint="Tout y est modifiable ; ce que seul votre territoire sait est laissé entre crochets."
      >
        <div className="mg-columns">
          {starts
            .filter((one) => one.missionCode === missionCode)
            .map((one) => (
              <Start key={one.key} start={one} busy={busy} onTake={() => void create(one.title, one.key)} />
            ))}
        </div>
      </Section>
      <Section title="Partir d’une page blanche">
        <form
          className="ps-add"
          onSubmit={(event) => {
            event.preventDefault();
            void create(title, null);
          }}
        >
          <TextInput
            label="Intitulé de l’action"
            maxLength={200}
            value={title}
            error={fieldErrorOf(problem, "title")}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={busy} disabled={title.trim() === ""}>
            Ouvrir cette fiche
          </Button>
        </form>
      </Section>
    </>
  );
}

function Start({ start, busy, onTake }: { start: StartingSheet; busy: boolean; onTake: () => void }) {
  return (
    <article className="ps-start" aria-label={start.title}>
      <h3>{start.title}</h3>
      <p>{start.summary}</p>
      <details>
        <summary>Ce qu’elle contient</summary>
        <p className="mg-small">Objectifs</p>
        <ul className="mg-small">
          {start.objectives.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <p className="mg-small">Indicateurs</p>
        <ul className="mg-small">
          {start.indicators.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <p className="mg-small mg-soft">Source : {start.source}.</p>
      </details>
      <Button variant="default" disabled={busy} onClick={onTake}>
        Partir de cette fiche
      </Button>
    </article>
  );
}
