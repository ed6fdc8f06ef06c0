import "../search.css";
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import {
  AppLink,
  EmptyState,
  ErrorState,
  formatPlainDate,
  LinkButton,
  Loading,
  Page,
  StatusBadge,
  useCpts,
  useCptsPath,
} from "../../../../design/index.ts";
import type { RequestLine } from "../../contract.ts";
import { STEPS, stepsFrom } from "../acts/steps.ts";
import { useSteps } from "../acts/use-steps.tsx";
import { doctorKeys, useDoctorLive } from "../client/doctor-queries.ts";
import { patientName, STATUS_MEANING } from "../client/doctor-words.ts";
import { searchClient } from "../client/search-client.ts";

/** « Mes nouveaux patients »: those accepted, each with what remains to be done. */
export default function MyPatients() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const path = useCptsPath();
  const steps = useSteps(cpts);
  useDoctorLive(cpts);
  const list = useInfiniteQuery({
    queryKey: [...doctorKeys.all(cpts), "patients"],
    queryFn: ({ pageParam }) =>
      searchClient.list(cpts, { view: "patients", limit: "50", ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    enabled: cpts !== "",
  });
  const lines = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Mes nouveaux patients"
      subtitle="Ceux que vous avez acceptés, et ce qui reste à faire pour chacun."
      width="narrow"
    >
      {list.isPending ? (
        <Loading what="vos nouveaux patients" />
      ) : list.isError && lines.length === 0 ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : lines.length === 0 ? (
        <EmptyState
          title="Pas encore de nouveau patient"
          action={
            <LinkButton href={path("medecin-traitant/mes-propositions")}>Voir mes propositions</LinkButton>
          }
        >
          Les patients que vous acceptez s’affichent ici, avec leur téléphone et les étapes : les prévenir,
          fixer le premier rendez-vous, déclarer le médecin traitant à la caisse.
        </EmptyState>
      ) : (
        <ul className="mt-list">
          {lines.map((line) => (
            <PatientCard key={line.id} line={line} onStep={(step) => steps.take(step, line)} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Afficher la suite
        </Button>
      )}
      {steps.dialog}
    </Page>
  );
}

type CardProps = { line: RequestLine; onStep: (step: "tell" | "appoint" | "declare") => void };

function PatientCard({ line, onStep }: CardProps) {
  const path = useCptsPath();
  const [next] = stepsFrom(line.status).filter((step): step is "tell" | "appoint" | "declare" =>
    ["tell", "appoint", "declare"].includes(step),
  );
  return (
    <li className="mg-card mg-stack">
      <AppLink href={path(`medecin-traitant/demandes/${line.id}`)} className="mt-item-link">
        <span className="mt-item-head">
          <strong>{patientName(line)}</strong>
          <StatusBadge meaning={STATUS_MEANING[line.status]}>{line.endLabel ?? line.statusLabel}</StatusBadge>
        </span>
        <span className="mg-small mg-soft">
          {[
            line.patient?.birthOn && `né(e) le ${formatPlainDate(line.patient.birthOn)}`,
            line.communeName,
            line.appointmentOn && `rendez-vous le ${formatPlainDate(line.appointmentOn)}`,
            line.reference,
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </AppLink>
      {next && (
        <div className="mg-actions mg-no-print">
          <Button variant="default" onClick={() => onStep(next)}>
            {STEPS[next].label}
            <span className="mg-hidden"> {patientName(line)}</span>
          </Button>
        </div>
      )}
    </li>
  );
}
