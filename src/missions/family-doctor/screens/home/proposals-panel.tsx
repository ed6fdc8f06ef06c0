import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  api,
  counted,
  LinkButton,
  type PanelReady,
  Section,
  useCpts,
  useCptsPath,
  useLiveEvents,
  When,
} from "../../../../design/index.ts";
import type { ProposalCount } from "../../proposal/proposal-contract.ts";

const TOPIC = "family-doctor";

// Begins as the mission's other keys, so that an answer given makes it fresh.
const countQuery = (cpts: string) =>
  queryOptions({
    queryKey: ["mt", cpts, "my-proposals", "count"],
    queryFn: () => api.get<ProposalCount>(`/api/c/${cpts}/family-doctor/my-proposals/count`),
    enabled: cpts !== "",
  });

export const ready: PanelReady = (queries, { cptsSlug }) => queries.ensureQueryData(countQuery(cptsSlug));

/** A doctor, or who assists one: the patients who wait for a yes or a no, before anything else. Nothing when none waits. */
export default function ProposalsPanel() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const path = useCptsPath();
  const queries = useQueryClient();
  const { data } = useQuery(countQuery(cpts));
  useLiveEvents(
    cpts ? `/api/c/${cpts}/live` : null,
    ({ type, data: told }) => {
      if (((told as { topic?: string } | undefined)?.topic ?? type) !== TOPIC) return;
      void queries.invalidateQueries({ queryKey: countQuery(cpts).queryKey });
    },
    [TOPIC],
  );
  if (!data || data.toAnswer === 0) return null;
  const one = data.toAnswer === 1;
  return (
    <Section
      title={`${counted(data.toAnswer, "patient")} ${one ? "vous attend" : "vous attendent"}`}
      actions={<LinkButton href={path("medecin-traitant/mes-propositions")}>Répondre</LinkButton>}
    >
      <p className="mg-soft">
        {one ? "Sans médecin traitant, il vous est proposé" : "Sans médecin traitant, ils vous sont proposés"}{" "}
        : deux touches pour répondre.
        {data.firstExpiresAt && (
          <>
            {" "}
            {one ? "Réponse attendue" : "Première réponse attendue"} avant <When at={data.firstExpiresAt} />.
          </>
        )}
      </p>
    </Section>
  );
}
