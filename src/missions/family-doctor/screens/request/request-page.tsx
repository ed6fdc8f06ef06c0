import "../search.css";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import {
  holdsOneOf,
  Page,
  PrintButton,
  QueryView,
  StatusBadge,
  useCpts,
  useCptsPath,
} from "../../../../design/index.ts";
import type { FollowCodeGiven, Request } from "../../contract.ts";
import { requestQuery, useDoctorLive } from "../client/doctor-queries.ts";
import { patientName, STATUS_MEANING } from "../client/doctor-words.ts";
import { ExclusionsSection } from "./exclusions-section.tsx";
import { GivenCode } from "./given-code.tsx";
import { NextActs } from "./next-acts.tsx";
import { PapersSection } from "./papers-section.tsx";
import { ProposalsSection } from "./proposals-section.tsx";
import { SituationSection } from "./situation-section.tsx";
import { StorySection } from "./story-section.tsx";
import { WeightSection } from "./weight-section.tsx";

/** One request: what to do now, why its priority, for whom a doctor is looked for, and its whole story; printable. */
export default function RequestPage() {
  const cpts = useCpts();
  const path = useCptsPath();
  const { requestId = "" } = useParams({ strict: false }) as { requestId?: string };
  const slug = cpts?.cptsSlug ?? "";
  const request = useQuery(requestQuery(slug, requestId));
  useDoctorLive(slug);
  const steers = holdsOneOf(cpts, ["coordinator"]);
  const [given, setGiven] = useState<FollowCodeGiven | null>(null);
  if (given && request.data)
    return <GivenCode request={request.data} given={given} onLeave={() => setGiven(null)} />;
  return (
    <Page
      title={request.data ? patientName(request.data) : "Demande de médecin traitant"}
      subtitle={request.data ? <Head request={request.data} /> : undefined}
      width="narrow"
      breadcrumb={[
        steers
          ? { label: "Tableau", href: path("medecin-traitant/tableau") }
          : { label: "Ceux que j’ai signalés", href: path("medecin-traitant/mes-demandes") },
      ]}
      actions={<PrintButton />}
    >
      <QueryView query={request} what="la demande">
        {(data) => <Body cpts={slug} request={data} steers={steers} onCodeGiven={setGiven} />}
      </QueryView>
    </Page>
  );
}

const Head = ({ request }: { request: Request }) => (
  <span className="mg-row">
    <StatusBadge meaning={STATUS_MEANING[request.status]}>
      {request.endLabel ?? request.statusLabel}
    </StatusBadge>
    <span>{request.reference}</span>
  </span>
);

type BodyProps = {
  cpts: string;
  request: Request;
  steers: boolean;
  onCodeGiven: (given: FollowCodeGiven) => void;
};

function Body({ cpts, request, steers, onCodeGiven }: BodyProps) {
  return (
    <>
      <NextActs cpts={cpts} request={request} steers={steers} />
      {steers && <ProposalsSection cpts={cpts} request={request} />}
      <WeightSection cpts={cpts} request={request} />
      <SituationSection cpts={cpts} request={request} />
      {steers && request.can.exclude && <ExclusionsSection cpts={cpts} request={request} />}
      <PapersSection cpts={cpts} request={request} onCodeGiven={onCodeGiven} />
      <StorySection cpts={cpts} requestId={request.id} />
    </>
  );
}
