import "./circuit.css";
import { IconCircle, IconCircleCheck, IconMapPin } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import {
  holdsOneOf,
  Page,
  PolicyNote,
  QueryView,
  Section,
  useCpts,
  useLiveEvents,
} from "../../../../design/index.ts";
import type { Circuit } from "../../circuit/circuit-contract.ts";
import { circuitQuery } from "./circuit-client.ts";
import { MoveHistory } from "./move-history.tsx";
import { NamesKept } from "./names-kept.tsx";
import { NextMoves } from "./next-moves.tsx";
import { ReviewsSection } from "./reviews-section.tsx";

const TOPICS = ["project-circuit", "project-review", "project-frozen"];

/** Where the project stands, the step that comes next, the opinions asked, and how it came there. */
export default function CircuitPage() {
  const cpts = useCpts();
  const slug = cpts?.cptsSlug ?? "";
  const circuit = useQuery(circuitQuery(slug));
  const queries = useQueryClient();
  useLiveEvents(
    slug ? `/api/c/${slug}/live` : null,
    () => {
      for (const what of ["project-circuit", "project-reviews"])
        void queries.invalidateQueries({ queryKey: [what, slug] });
    },
    TOPICS,
  );
  const mayRun = holdsOneOf(cpts, ["coordinator", "administrator"]);
  const mayReadReviews = mayRun || holdsOneOf(cpts, ["professional"]);
  return (
    <Page
      title="Circuit et avis"
      subtitle="De la lettre d’intention au contrat : où en est le projet, qui l’a relu, ce qui est décidé."
    >
      <QueryView query={circuit} what="le circuit" shape="form">
        {(data) => (
          <>
            <Section title={`Aujourd’hui : ${data.label.toLowerCase()}`}>
              <Steps circuit={data} />
            </Section>
            {mayRun && <NextMoves key={data.nth} slug={slug} circuit={data} />}
            {mayReadReviews && <ReviewsSection slug={slug} mayRun={mayRun} />}
            <MoveHistory slug={slug} circuit={data} mayRun={mayRun} mayReadPapers={mayReadReviews} />
            {mayRun && <NamesKept slug={slug} />}
          </>
        )}
      </QueryView>
      <PolicyNote
        may={
          mayRun
            ? ["Lire le circuit", "Le faire avancer, demander des avis et y répondre"]
            : ["Lire le circuit"]
        }
        openTo="la coordination et l’administration l’écrivent ; les professionnels et les autorités invitées le lisent"
      />
    </Page>
  );
}

function Steps({ circuit }: { circuit: Circuit }) {
  return (
    <ol className="circuit-steps">
      {circuit.states.map(({ state, label, isPassed }) => {
        const isHere = state === circuit.state;
        const Shape = isHere ? IconMapPin : isPassed ? IconCircleCheck : IconCircle;
        return (
          <li key={state} aria-current={isHere ? "step" : undefined}>
            <Shape size={18} aria-hidden />
            {label}
            {!isHere && isPassed && <span className="mg-small mg-soft">(passée)</span>}
          </li>
        );
      })}
    </ol>
  );
}
