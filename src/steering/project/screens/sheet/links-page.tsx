import "./sheet.css";
import { Button, TextInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  AppLink,
  FormProblem,
  Page,
  PrintButton,
  QueryView,
  Section,
  sayDone,
  sayProblem,
  useCpts,
  useCptsPath,
  useIntent,
} from "../../../../design/index.ts";
import type { Links } from "../../sheet/link-contract.ts";
import { LinkedIndicators } from "./linked-indicators.tsx";
import { linksQuery, refreshSheets, sheetClient } from "./sheet-client.ts";
import { SheetTabs } from "./sheet-tabs.tsx";
import { useLiveSheets } from "./use-live-sheets.ts";

type Mission = Links["missions"][number];
type ObjectiveNode = Mission["objectives"][number];
type SheetNode = Mission["loose"][number];

/** Missions → objectives → sheets → indicators, and each place where the chain breaks. */
export default function LinksPage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const inCpts = useCptsPath();
  const links = useQuery(linksQuery(cpts));
  useLiveSheets(cpts);
  return (
    <Page
      title="Liens et objectifs"
      subtitle="De la mission à l’indicateur : ce qui répond à quoi, et ce qui manque."
      breadcrumb={[{ label: "Projet", href: inCpts("projet") }]}
      actions={<PrintButton />}
    >
      <SheetTabs here="projet/fiches/liens" />
      <QueryView query={links} what="les liens">
        {(data) => (
          <>
            <Holes links={data} />
            {data.missions.map((mission) => (
              <MissionBranch key={mission.code} cpts={cpts} mission={mission} steers={data.may.steer} />
            ))}
          </>
        )}
      </QueryView>
    </Page>
  );
}

function Holes({ links }: { links: Links }) {
  const { holes } = links;
  if (holes.length === 0)
    return <p className="ps-note">Rien ne manque : chaque mission va jusqu’à ses indicateurs.</p>;
  return (
    <Section title={holes.length === 1 ? "Un lien manque" : `${holes.length} liens manquent`}>
      <ul className="ps-holes">
        {holes.map((hole) => (
          <li key={`${hole.kind} ${hole.missionCode} ${hole.objectiveId} ${hole.sheetId} ${hole.sentence}`}>
            <a href={`#${hole.sheetId ? `fiche-${hole.sheetId}` : `mission-${hole.missionCode}`}`}>
              {hole.sentence}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const Missing = ({ children }: { children: string }) => (
  <p className="ps-missing">
    <IconAlertTriangle size={18} aria-hidden />
    {children}
  </p>
);

type BranchProps = { cpts: string; mission: Mission; steers: boolean };

function MissionBranch({ cpts, mission, steers }: BranchProps) {
  return (
    <div id={`mission-${mission.code}`} className="ps-part">
      <Section title={mission.label} hint={mission.isCore ? "Mission socle" : "Mission facultative"}>
        {mission.objectives.length === 0 && <Missing>Aucun objectif pour cette mission.</Missing>}
        <ul className="ps-tree">
          {mission.objectives.map((objective) => (
            <li key={objective.id}>
              <Objective {...{ cpts, objective, steers }} />
              {objective.sheets.length === 0 && (
                <Missing>Aucune fiche action ne répond à cet objectif.</Missing>
              )}
              <Sheets sheets={objective.sheets} />
            </li>
          ))}
          {mission.loose.length > 0 && (
            <li>
              <Missing>Fiches qui ne répondent à aucun objectif :</Missing>
              <Sheets sheets={mission.loose} />
            </li>
          )}
        </ul>
        {steers && <NewObjective cpts={cpts} mission={mission} />}
      </Section>
    </div>
  );
}

function Sheets({ sheets }: { sheets: readonly SheetNode[] }) {
  const inCpts = useCptsPath();
  if (sheets.length === 0) return null;
  return (
    <ul className="ps-tree">
      {sheets.map((sheet) => (
        <li key={sheet.id} id={`fiche-${sheet.id}`}>
          <AppLink href={inCpts(`projet/fiches/${sheet.id}`)}>
            Fiche {sheet.number} · {sheet.title}
          </AppLink>
          {sheet.indicators.length === 0 ? (
            <Missing>Aucun indicateur.</Missing>
          ) : (
            <LinkedIndicators indicators={sheet.indicators} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Objective({ cpts, objective, steers }: { cpts: string; objective: ObjectiveNode; steers: boolean }) {
  const queries = useQueryClient();
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const act = async (work: () => Promise<unknown>, said: string) => {
    setProblem(null);
    try {
      await work();
      await refreshSheets(queries, cpts);
      setText(null);
      sayDone(said);
    } catch (error) {
      if (text === null) sayProblem(error);
      else setProblem(error);
    }
  };
  if (text === null)
    return (
      <div className="ps-objective">
        <strong>{objective.label}</strong>
        {steers && (
          <div className="mg-actions mg-no-print">
            <Button
              variant="subtle"
              size="compact-md"
              aria-label={`Reformuler « ${objective.label} »`}
              onClick={() => setText(objective.label)}
            >
              Reformuler
            </Button>
            {objective.sheets.length === 0 && (
              <Button
                variant="subtle"
                size="compact-md"
                aria-label={`Retirer « ${objective.label} »`}
                onClick={() =>
                  void act(() => sheetClient.removeObjective(cpts, objective.id), "L’objectif est retiré.")
                }
              >
                Retirer
              </Button>
            )}
          </div>
        )}
      </div>
    );
  return (
    <form
      className="mg-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void act(
          () => sheetClient.renameObjective(cpts, objective.id, objective.revision, text),
          "L’objectif est reformulé.",
        );
      }}
    >
      <FormProblem error={problem} />
      <TextInput
        label="Objectif"
        maxLength={300}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="mg-actions">
        <Button type="submit">Garder cet énoncé</Button>
        <Button variant="subtle" onClick={() => setText(null)}>
          Ne rien changer
        </Button>
      </div>
    </form>
  );
}

function NewObjective({ cpts, mission }: { cpts: string; mission: Mission }) {
  const queries = useQueryClient();
  const intent = useIntent();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<unknown>(null);
  const add = async () => {
    setProblem(null);
    try {
      await sheetClient.addObjective(cpts, mission.code, text, intent.key);
      intent.renew();
      setText("");
      await refreshSheets(queries, cpts);
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <form
      className="mg-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <FormProblem error={problem} />
      <div className="ps-add">
        <TextInput
          label={`Nouvel objectif : ${mission.label}`}
          maxLength={300}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={text.trim() === ""}>
          Ajouter l’objectif
        </Button>
      </div>
    </form>
  );
}
