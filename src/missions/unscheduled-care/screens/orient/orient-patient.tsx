import "../care.css";
import { ErrorState, Loading, Page, useBand, useCpts, useCptsPath } from "../../../../design/index.ts";
import { mayNameRequest } from "../client/care-words.ts";
import { ConflictNote, SaveNote } from "../draft/save-note.tsx";
import { type RequestDraft, useRequestDraft } from "../draft/use-request-draft.ts";
import { isNotMine, NoSuchRequest, NotMine } from "../requests/not-mine.tsx";
import { UrgentScreen } from "../urgent/urgent-screen.tsx";
import { useRaisedSigns } from "../urgent/use-raised-signs.ts";
import { CardStep } from "./card-step.tsx";
import { PatientStep } from "./patient-step.tsx";
import { ProposalStep } from "./proposal-step.tsx";
import { SheetStep } from "./sheet-step.tsx";
import { STEP_TITLES, type Step, stepNumber, stepOf } from "./steps.ts";
import { useOrientPath } from "./use-orient-path.ts";

const LOST_NETWORK =
  "Hors connexion : votre saisie est gardée dans cet onglet et partira seule au retour du réseau.";

/** « Orienter un patient »: who and where, the call sheet, the proposals, the card. One hand, one thing at a time. */
export default function OrientPatient() {
  const cpts = useCpts();
  const route = useOrientPath();
  // The key gives each request a form of its own.
  if (!mayNameRequest(route.requestId))
    return (
      <Page title="Orienter un patient" width="narrow">
        <NoSuchRequest />
      </Page>
    );
  return cpts ? <OneRequest key={route.requestId} cpts={cpts.cptsSlug} route={route} /> : null;
}

type Route = ReturnType<typeof useOrientPath>;

function OneRequest({ cpts, route }: { cpts: string; route: Route }) {
  const path = useCptsPath();
  const draft = useRequestDraft(cpts, route.requestId, route.isNew);
  const step = stepOf(draft.request, route.asked);
  useBand(draft.state === "offline" ? LOST_NETWORK : null);
  const goTo = (next: Step, options?: { replace?: boolean }) => {
    route.goTo(next, options);
    window.scrollTo({ top: 0 });
  };
  const urgent = useRaisedSigns(cpts, draft);
  if (draft.loading) return <Loading what="la demande" shape="form" />;
  if (draft.error && !draft.request)
    return (
      <Page title="Orienter un patient" width="narrow">
        {isNotMine(draft.error) ? (
          // Under a broken glass one reads: the request's own page is the place for that.
          <NotMine
            requestId={route.requestId}
            onOpened={() => route.goOut(`soins/demandes/${route.requestId}`)}
          />
        ) : (
          <ErrorState error={draft.error} onRetry={draft.reload} />
        )}
      </Page>
    );
  if (urgent)
    return (
      <UrgentScreen
        cpts={cpts}
        draft={draft}
        signs={urgent.signs}
        seenAt={urgent.seenAt}
        onDecided={(request) => {
          draft.reload();
          if (request.status === "closed") route.goOut(`soins/demandes/${request.id}`);
          else goTo("fiche");
        }}
      />
    );
  const number = stepNumber(step);
  return (
    <Page
      title={step === "patient" ? "Orienter un patient" : STEP_TITLES[step]}
      subtitle={number ? `Étape ${number}${patientWords(draft)}` : patientWords(draft).replace(/^ · /, "")}
      width="narrow"
      breadcrumb={
        step === "fiche"
          ? [{ label: "Le patient", href: path(`soins/orienter/${route.requestId}?etape=patient`) }]
          : [{ label: "Mes demandes", href: path("soins/demandes") }]
      }
      actions={<SaveNote draft={draft} />}
    >
      <ConflictNote draft={draft} />
      <StepScreen step={step} cpts={cpts} draft={draft} goTo={goTo} route={route} />
    </Page>
  );
}

const patientWords = ({ request }: RequestDraft): string =>
  request?.patient ? ` · ${request.patient.familyName} ${request.patient.givenName}` : "";

type StepScreenProps = {
  step: Step;
  cpts: string;
  draft: RequestDraft;
  goTo: (step: Step, options?: { replace?: boolean }) => void;
  route: Route;
};

function StepScreen({ step, cpts, draft, goTo, route }: StepScreenProps) {
  if (step === "patient")
    return <PatientStep cpts={cpts} draft={draft} onNext={() => goTo("fiche")} isNew={route.isNew} />;
  if (!draft.request) return <Loading what="la demande" shape="form" />;
  if (step === "fiche")
    return (
      <SheetStep
        cpts={cpts}
        draft={draft}
        onNext={() => goTo("propositions")}
        onBack={() => goTo("patient")}
      />
    );
  if (step === "carte") return <CardStep cpts={cpts} request={draft.request} />;
  return (
    <ProposalStep
      key={draft.id}
      cpts={cpts}
      request={draft.request}
      others={step === "autres"}
      onOthers={() => goTo("autres")}
      onBack={() => goTo("propositions")}
      onBooked={() => {
        draft.reload();
        goTo("carte", { replace: true });
      }}
      onDone={() => route.goOut(`soins/demandes/${draft.id}`)}
    />
  );
}
