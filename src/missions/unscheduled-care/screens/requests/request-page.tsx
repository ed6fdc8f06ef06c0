import "../care.css";
import "./requests.css";
import { Button } from "@mantine/core";
import { IconLockOpen } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import {
  ApiProblem,
  AppLink,
  EmptyState,
  holdsOneOf,
  Page,
  PrintButton,
  QueryView,
  Section,
  StatusBadge,
  useCpts,
  useCptsPath,
} from "../../../../design/index.ts";
import { OpenGlass } from "../../../../platform/access/screens/open-glass.tsx";
import type { Request } from "../../contract.ts";
import { AppointmentView } from "../card/appointment-view.tsx";
import { requestQuery } from "../client/care-queries.ts";
import { meaningOf } from "../client/care-words.ts";
import { useCareLive } from "../client/use-care-live.ts";
import { WaitingNote } from "../proposals/waiting-note.tsx";
import { LevelTag } from "../sheet-form/level-tag.tsx";
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
  const request = useQuery({ ...requestQuery(slug, requestId), enabled: slug !== "" });
  useCareLive(slug);
  return (
    <Page
      title={request.data ? patientName(request.data) : "Demande"}
      subtitle={request.data ? <Head request={request.data} /> : undefined}
      width="narrow"
      breadcrumb={[{ label: "Mes demandes", href: path("soins/demandes") }]}
      actions={<PrintButton />}
    >
      {request.error instanceof ApiProblem && request.error.body.status === 404 && !request.data ? (
        <NotMine requestId={requestId} onOpened={() => void request.refetch()} />
      ) : (
        <QueryView query={request} what="la demande">
          {(data) => <Body cpts={slug} request={data} />}
        </QueryView>
      )}
    </Page>
  );
}

/** A request that does not exist looks the same as one that is somebody else's: nothing is told before the reason is given. */
function NotMine({ requestId, onOpened }: { requestId: string; onOpened: () => void }) {
  const cpts = useCpts();
  const [asking, setAsking] = useState(false);
  const may = holdsOneOf(cpts, ["professional", "operator", "coordinator"]);
  return (
    <EmptyState
      title="Cette demande n’existe pas, ou elle ne vous concerne pas"
      action={
        may && (
          <Button
            variant="default"
            leftSection={<IconLockOpen size={18} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            Ouvrir par accès exceptionnel…
          </Button>
        )
      }
    >
      Vérifiez l’adresse reçue. Si vous devez la lire pour soigner la personne, dites pourquoi : elle s’ouvre
      pour une heure, et la coordination relit votre motif.
      <OpenGlass
        opened={asking}
        kind="request"
        id={requestId}
        onClose={() => setAsking(false)}
        onOpened={onOpened}
      />
    </EmptyState>
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
          <AppointmentView cpts={cpts} requestId={request.id} phone={request.patientPhone} />
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
