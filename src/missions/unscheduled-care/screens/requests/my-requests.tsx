import "../care.css";
import "./requests.css";
import { Button } from "@mantine/core";
import { useLocation } from "@tanstack/react-router";
import {
  EmptyState,
  ErrorState,
  holdsOneOf,
  LinkButton,
  Loading,
  Page,
  PolicyNote,
  useCpts,
  useCptsPath,
  useGo,
} from "../../../../design/index.ts";
import { useCareLive } from "../client/use-care-live.ts";
import { ViewSwitch } from "../client/view-switch.tsx";
import { RequestCard } from "./request-card.tsx";
import { useRequestList } from "./use-request-list.ts";

const VIEWS = {
  suivre: {
    label: "À suivre",
    query: { view: "mine", status: "draft,urgent,to-orient,held,callback,waiting,booked,resource,seen" },
    empty:
      "Les patients que vous orientez s’affichent ici, du premier mot jusqu’au retour de celui qui les a vus.",
  },
  finies: {
    label: "Terminées",
    query: { view: "mine", status: "closed,cancelled" },
    empty: "Vos demandes closes, avec ce qui en est advenu.",
  },
  patients: {
    label: "Mes patients",
    query: { view: "patients" },
    empty:
      "Les demandes faites par d’autres pour les patients dont vous êtes le médecin traitant, ou que vous recevez.",
  },
} as const;
type View = keyof typeof VIEWS;

/** « Mes demandes »: where each patient stands, and what there is to read. */
export default function MyRequests() {
  const cpts = useCpts();
  const go = useGo();
  const path = useCptsPath();
  const { vue } = useLocation().search as { vue?: string };
  const treats = holdsOneOf(cpts, ["professional", "assistant"]);
  const view: View = vue === "finies" || (vue === "patients" && treats) ? vue : "suivre";
  if (!cpts) return null;
  const views = (Object.keys(VIEWS) as View[]).filter((one) => one !== "patients" || treats);
  return (
    <Page
      title="Mes demandes"
      width="narrow"
      actions={<LinkButton href={path("soins/orienter")}>Orienter un patient</LinkButton>}
    >
      <ViewSwitch
        label="Demandes à afficher"
        value={view}
        views={views.map((one) => ({ value: one, label: VIEWS[one].label }))}
        onChange={(one) => go(path(`soins/demandes?vue=${one}`), { replace: true })}
      />
      <List key={view} cpts={cpts.cptsSlug} view={view} />
      <PolicyNote
        may={[
          "Suivre vos demandes, déplacer ou annuler un rendez-vous avec un motif, lire le retour.",
          ...(treats ? ["Lire les demandes faites pour vos propres patients."] : []),
        ]}
        openTo="celui qui a demandé, le médecin traitant, le professionnel du rendez-vous, le poste d’appel et la coordination tant que la demande est en cours"
      />
    </Page>
  );
}

function List({ cpts, view }: { cpts: string; view: View }) {
  const path = useCptsPath();
  const { query, label, empty } = VIEWS[view];
  const { list, items } = useRequestList(cpts, query);
  useCareLive(cpts);
  if (list.isPending) return <Loading what="vos demandes" />;
  if (list.isError && items.length === 0)
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (items.length === 0)
    return (
      <EmptyState
        title="Rien ici pour l’instant"
        action={<LinkButton href={path("soins/orienter")}>Orienter un patient</LinkButton>}
      >
        {empty}
      </EmptyState>
    );
  const toRead = items.filter((line) => line.unreadReturn);
  const others = items.filter((line) => !line.unreadReturn);
  return (
    <div className="mg-stack">
      {toRead.length > 0 && (
        <section aria-label="À lire">
          <h2 className="snp-list-title">À lire</h2>
          <ul className="snp-requests">
            {toRead.map((line) => (
              <RequestCard key={line.id} line={line} withRequester={view === "patients"} />
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <ul className="snp-requests" aria-label={label}>
          {others.map((line) => (
            <RequestCard key={line.id} line={line} withRequester={view === "patients"} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Afficher la suite
        </Button>
      )}
    </div>
  );
}
