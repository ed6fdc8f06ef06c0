import { queryOptions, useQuery } from "@tanstack/react-query";
import {
  dateIn,
  Figure,
  LinkButton,
  type PanelReady,
  Section,
  useCpts,
  useCptsPath,
  useMinute,
  useTimeZone,
} from "../../../../design/index.ts";
import { careClient } from "../client/care-client.ts";
import { careKeys, listQuery } from "../client/care-queries.ts";
import { changeOf, percent } from "../steer/measure-words.ts";
import { standstills, worstWords } from "../steer/standstill.ts";
import { lastDays, measuresQuery, periodBefore, useMeasures } from "../steer/use-measures.ts";
import { WHOLE_QUEUE } from "./early-addresses.ts";

const unansweredQuery = (cpts: string) =>
  queryOptions({
    queryKey: [...careKeys.lists(cpts), "unanswered"],
    queryFn: () => careClient.unanswered(cpts),
  });

export const ready: PanelReady = (queries, { cptsSlug, timeZone }) => {
  const week = lastDays(dateIn(Date.now(), timeZone), 7);
  return Promise.all([
    queries.ensureQueryData(listQuery(cptsSlug, WHOLE_QUEUE)),
    queries.ensureQueryData(unansweredQuery(cptsSlug)),
    queries.ensureQueryData(measuresQuery(cptsSlug, week)),
    queries.ensureQueryData(measuresQuery(cptsSlug, periodBefore(week))),
  ]);
};

/** What stands still, and the week's figures with their slope; each opens what is behind it. */
export default function CoordinatorPanel() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const path = useCptsPath();
  const today = dateIn(useMinute(), useTimeZone());
  const queue = useQuery({ ...listQuery(cpts, WHOLE_QUEUE), enabled: cpts !== "" });
  const unanswered = useQuery({ ...unansweredQuery(cpts), enabled: cpts !== "" });
  const week = useMeasures(cpts, lastDays(today, 7)).data;
  const before = useMeasures(cpts, periodBefore(lastDays(today, 7))).data;
  const stuck = queue.data ? standstills(queue.data.items) : null;
  const waits = path("soins/en-attente");
  const slope = (now: number | null | undefined, then: number | null | undefined, moreIsBetter?: boolean) => {
    const change = changeOf(now ?? null, then ?? null);
    return change === null
      ? {}
      : {
          slope: {
            change,
            than: "que la semaine d’avant",
            ...(moreIsBetter === undefined ? {} : { moreIsBetter }),
          },
        };
  };
  return (
    <Section
      title="Soins non programmés"
      actions={
        <LinkButton variant="default" href={waits}>
          Ce qui est en attente
        </LinkButton>
      }
    >
      <div className="mg-columns mg-figures-row" style={{ "--mg-column": "200px" } as object}>
        <Figure
          label="Demandes arrêtées"
          value={stuck ? stuck.reduce((sum, group) => sum + group.lines.length, 0) : null}
          since={stuck ? worstWords(stuck) : ""}
          href={waits}
        />
        <Figure
          label="Retours sans réponse"
          value={unanswered.data?.items.length ?? null}
          since="après relance"
          href={waits}
        />
        <Figure
          label="Demandes de la semaine"
          value={week?.total?.requests ?? null}
          since="sept derniers jours"
          href={path("soins/mesures")}
          {...slope(week?.total?.requests, before?.total?.requests)}
        />
        <Figure
          label="Rendez-vous en 48 h"
          value={percent(week?.total?.within48h)}
          unit="%"
          since={inProgressWords(week?.total?.inProgress48h)}
          href={path("soins/mesures")}
          {...slope(percent(week?.total?.within48h), percent(before?.total?.within48h), true)}
        />
      </div>
    </Section>
  );
}

const inProgressWords = (count = 0): string =>
  count > 0 ? `sept derniers jours, ${count} en cours` : "sept derniers jours";
