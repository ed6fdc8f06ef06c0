import "../search.css";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import {
  EmptyState,
  LinkButton,
  Page,
  PolicyNote,
  QueryView,
  Section,
  StatusBadge,
  sayProblem,
  useCpts,
  useCptsPath,
  When,
} from "../../../../design/index.ts";
import type { Proposal } from "../../proposal/proposal-contract.ts";
import { useDoctorLive, useDoctorRefresh } from "../client/doctor-queries.ts";
import { myProposalsQuery } from "../client/own-queries.ts";
import { proposalClient } from "../client/proposal-client.ts";
import { ProposalCard } from "./proposal-card.tsx";

/** « Mes propositions »: a patient, what is needed to decide, and two buttons. */
export default function MyProposals() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const proposals = useQuery(myProposalsQuery(cpts));
  useDoctorLive(cpts);
  return (
    <Page
      title="Mes propositions"
      subtitle="Des patients sans médecin traitant, proposés selon votre offre."
      width="narrow"
    >
      <QueryView query={proposals} what="vos propositions">
        {(items) => <Lists cpts={cpts} items={items} />}
      </QueryView>
      <PolicyNote
        may={[
          "Accepter ou refuser un patient proposé, changer d’avis dans la journée.",
          "Le nom et le téléphone s’ouvrent quand vous acceptez.",
        ]}
        openTo="le médecin à qui le patient est proposé, et son assistant"
      />
    </Page>
  );
}

function Lists({ cpts, items }: { cpts: string; items: readonly Proposal[] }) {
  const path = useCptsPath();
  const toAnswer = items.filter((one) => one.can.answer);
  const answered = items
    .filter((one) => ["accepted", "refused", "expired"].includes(one.status))
    .slice(0, 20);
  return (
    <>
      {toAnswer.length === 0 ? (
        <EmptyState
          title="Aucun patient à décider"
          action={<LinkButton href={path("medecin-traitant/mon-offre")}>Voir mon offre</LinkButton>}
        >
          Quand la coordination vous propose un patient, il s’affiche ici : vous répondez en deux touches.
          Votre offre dit combien de patients vous pouvez prendre, et où.
        </EmptyState>
      ) : (
        <ul className="mt-list" aria-label="À décider">
          {toAnswer.map((one) => (
            <ProposalCard key={one.id} cpts={cpts} proposal={one} />
          ))}
        </ul>
      )}
      {answered.length > 0 && (
        <Section title="Vos réponses">
          <ul className="mt-list">
            {answered.map((one) => (
              <Answered key={one.id} cpts={cpts} one={one} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

const MEANING = { accepted: "done", refused: "neutral", expired: "warn" } as const;

function Answered({ cpts, one }: { cpts: string; one: Proposal }) {
  const path = useCptsPath();
  const refresh = useDoctorRefresh(cpts);
  const who = one.patient ? `${one.patient.familyName} ${one.patient.givenName}` : one.reference;
  return (
    <li className="mt-item-head">
      <span>
        <strong>{who}</strong>{" "}
        <StatusBadge meaning={MEANING[one.status as keyof typeof MEANING]}>{one.statusLabel}</StatusBadge>{" "}
        <span className="mg-small mg-soft">
          {one.refusalLabel} {one.answeredAt && <When at={one.answeredAt} />}
        </span>
      </span>
      <span className="mg-actions mg-no-print">
        {one.status === "accepted" && (
          <LinkButton variant="default" size="sm" href={path(`medecin-traitant/demandes/${one.requestId}`)}>
            Ouvrir<span className="mg-hidden"> {who}</span>
          </LinkButton>
        )}
        {one.can.undo && (
          <Button
            variant="subtle"
            size="sm"
            onClick={() => void proposalClient.undo(cpts, one.id).then(refresh).catch(sayProblem)}
          >
            Changer d’avis<span className="mg-hidden"> pour {who}</span>
          </Button>
        )}
      </span>
    </li>
  );
}
