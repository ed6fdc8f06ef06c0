import "../care.css";
import "./requests.css";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import {
  AppLink,
  Page,
  PrintButton,
  QueryView,
  Section,
  StatusBadge,
  useCpts,
  useCptsPath,
} from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import { AppointmentView } from "../card/appointment-view.tsx";
import { requestQuery } from "../client/care-queries.ts";
import { mayNameRequest, meaningOf } from "../client/care-words.ts";
import { useCareLive } from "../client/use-care-live.ts";
import { WaitingNote } from "../proposals/waiting-note.tsx";
import { LevelTag } from "../sheet-form/level-tag.tsx";
import { isNotMine, NoSuchRequest, NotMine } from "./not-mine.tsx";
import { RequestActs } from "./request-acts.tsx";
import { patientName } from "./request-card.tsx";
import { RequestClock } from "./request-clock.tsx";
import { RequestFacts } from "./request-facts.tsx";
import { RequestStory } from "./request-story.tsx";

/** One request: what to do now, the return, the appointment, and its whole story; printable. */
export default function RequestPage() {
  const cpts = useCpts();
  const path = useCptsPath();
  const { requestId = "" } = useParams({ strict: false }) as { requestId?: string };
  const slug = cpts?.cptsSlug ?? "";
  const named = mayNameRequest(requestId);
  const request = useQuery({ ...requestQuery(slug, requestId), enabled: slug !== "" && named });
  useCareLive(slug);
  return (
    <Page
      title={request.data ? patientName(request.data) : "Demande"}
      subtitle={request.data ? <Head request={request.data} /> : undefined}
      width="narrow"
      breadcrumb={[{ label: "Mes demandes", href: path("soins/demandes") }]}
      actions={named && <PrintButton />}
    >
      {!named ? (
        <NoSuchRequest />
      ) : isNotMine(request.error) && !request.data ? (
        <NotMine requestId={requestId} onOpened={() => void request.refetch()} />
      ) : (
        <QueryView query={request} what="la demande">
          {(data) => <Body cpts={slug} request={data} />}
        </QueryView>
      )}
    </Page>
  );
}

const Head = ({ request }: { request: Request }) => (
  <span className="mg-row">
    <StatusBadge meaning={meaningOf(request)}>{request.statusLabel}</StatusBadge>
    {request.level && <LevelTag level={request.level} />}
    <RequestClock clock={request.clock} />
    <span>{request.reference}</span>
  </span>
);

function Body({ cpts, request }: { cpts: string; request: Request }) {
  return (
    <>
      {request.status === "waiting" && request.can.orient && (
        <WaitingNote cpts={cpts} requestId={request.id} onChanged={() => {}} />
      )}
      <RequestActs cpts={cpts} request={request} />
      {["booked", "seen"].includes(request.status) && request.booking && (
        <Section title="Le rendez-vous" plain>
          <AppointmentView cpts={cpts} request={request} />
        </Section>
      )}
      <RequestStory cpts={cpts} requestId={request.id} />
      <RequestFacts request={request} />
      <WhoRead cpts={cpts} request={request} />
    </>
  );
}

/** The coordination answers a patient who asks who looked at their record. */
function WhoRead({ cpts, request }: { cpts: string; request: Request }) {
  const coordinates = useCpts()?.roles.includes("coordinator");
  if (!coordinates || !request.patient) return null;
  return (
    <p className="mg-no-print">
      <AppLink href={`/c/${cpts}/journal?patient=${request.patient.id}`}>Qui a consulté ce dossier</AppLink>
    </p>
  );
}
