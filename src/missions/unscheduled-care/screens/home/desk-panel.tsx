import { useQuery } from "@tanstack/react-query";
import {
  Figure,
  LinkButton,
  type PanelReady,
  Section,
  useCpts,
  useCptsPath,
} from "../../../../design/index.ts";
import { callsThe15 } from "../client/calls-the-15.ts";
import { listQuery } from "../client/care-queries.ts";
import { useCareLive } from "../client/use-care-live.ts";
import { WHOLE_QUEUE } from "./early-addresses.ts";

export const ready: PanelReady = (queries, cpts) =>
  queries.ensureQueryData(listQuery(cpts.cptsSlug, WHOLE_QUEUE));

/** The desk in four figures, each opening the queue. */
export default function DeskPanel() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const path = useCptsPath();
  const queue = useQuery({ ...listQuery(cpts, WHOLE_QUEUE), enabled: cpts !== "" });
  useCareLive(cpts);
  const lines = queue.data?.items;
  const count = (holds: (line: NonNullable<typeof lines>[number]) => boolean) =>
    lines ? lines.filter(holds).length : null;
  const href = path("soins/poste");
  return (
    <Section title="Poste d’appel" actions={<LinkButton href={href}>Ouvrir le poste</LinkButton>}>
      <div
        className="mg-columns mg-figures-row"
        style={{ "--mg-column": "clamp(128px, 15vw, 190px)" } as object}
      >
        <Figure label="Signes de gravité" value={count(callsThe15)} since="sans décision" href={href} />
        <Figure
          label="À orienter"
          value={count((line) => line.status === "to-orient")}
          since="en ce moment"
          href={href}
        />
        <Figure
          label="À rappeler"
          value={count((line) => line.status === "callback")}
          since={`dont ${count((line) => line.status === "callback" && line.clock?.late === true) ?? 0} en retard`}
          href={href}
        />
        <Figure
          label="Attendent une place"
          value={count((line) => line.status === "waiting")}
          since="liste d’attente"
          href={href}
        />
      </div>
    </Section>
  );
}
