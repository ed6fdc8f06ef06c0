import "../search.css";
import "./board.css";
import { useMediaQuery } from "@mantine/hooks";
import { useLocation } from "@tanstack/react-router";
import { type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from "react";
import {
  LinkButton,
  Loading,
  Page,
  PolicyNote,
  useCpts,
  useCptsPath,
  useGo,
} from "../../../../design/index.ts";
import type { RequestLine } from "../../contract.ts";
import { useSteps } from "../acts/use-steps.tsx";
import { useDoctorLive } from "../client/doctor-queries.ts";
import { COLUMNS, columnOf, neighbour } from "./board-columns.ts";
import { BoardFilterBar } from "./board-filters.tsx";
import { BoardLane } from "./board-lane.tsx";
import { type BoardFilters, NO_FILTER, useBoardCounts } from "./use-board.ts";

const BOARD = "medecin-traitant/tableau";
const WaitingMap = lazy(() => import("./waiting-map.tsx"));

/** « Le tableau »: every request by state; by the keyboard, by the mouse, or one column at a time on a phone. */
export default function BoardPage() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const path = useCptsPath();
  const { vue = "", commune = "" } = useLocation().search as { vue?: string; commune?: string };
  const [filters, setFilters] = useState<BoardFilters>({ ...NO_FILTER, commune });
  // From the map, the commune comes with the address.
  useEffect(() => {
    if (commune) setFilters((now) => ({ ...now, commune }));
  }, [commune]);
  useDoctorLive(cpts);
  if (!cpts) return null;
  return (
    <Page
      title="Patients sans médecin traitant"
      width="full"
      subtitle="Chaque demande à son état. Dans l’attente, la plus prioritaire est en haut ; ailleurs, la plus ancienne."
      actions={
        <>
          <LinkButton variant="default" href={path(vue === "carte" ? BOARD : `${BOARD}?vue=carte`)}>
            {vue === "carte" ? "Voir le tableau" : "Voir la carte"}
          </LinkButton>
          <LinkButton href={path("medecin-traitant/declarer")}>Déclarer un patient</LinkButton>
        </>
      }
    >
      {vue === "carte" ? (
        <Suspense fallback={<Loading what="la carte" shape="figures" />}>
          <WaitingMap cpts={cpts} />
        </Suspense>
      ) : (
        <>
          <BoardFilterBar cpts={cpts} value={filters} onChange={setFilters} />
          <p className="mt-keys mg-small mg-soft mg-no-print">
            Au clavier : les flèches passent d’une fiche à l’autre, Entrée l’ouvre, A fait l’étape suivante.
          </p>
          <Lanes cpts={cpts} filters={filters} />
        </>
      )}
      <PolicyNote
        may={[
          "Vérifier une demande, choisir et solliciter un médecin, noter chaque étape jusqu’à la déclaration à la caisse, revenir sur sa dernière étape.",
        ]}
        openTo="coordination de la CPTS"
      />
    </Page>
  );
}

function Lanes({ cpts, filters }: { cpts: string; filters: BoardFilters }) {
  const wide = useMediaQuery("(min-width: 48em)", true, { getInitialValueInEffect: false });
  const { etat = "" } = useLocation().search as { etat?: string };
  const [dragged, setDragged] = useState<RequestLine | null>(null);
  const board = useRef<HTMLDivElement>(null);
  const steps = useSteps(cpts);
  const counts = useBoardCounts(cpts, filters);
  const one = columnOf(etat) ?? COLUMNS[1];
  const shown = wide || !one ? COLUMNS : [one];
  const onKeyDown = (event: KeyboardEvent) => {
    const next = board.current && nextCard(board.current, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  return (
    <>
      {!wide && one && <StateTabs chosen={one.status} counts={counts} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only arrows are heard here; what has the focus is a link. */}
      <div className="mt-board" ref={board} onKeyDown={onKeyDown}>
        {shown.map((column) => (
          <BoardLane
            key={column.status}
            cpts={cpts}
            column={column}
            filters={filters}
            count={counts && (counts.get(column.status) ?? 0)}
            dragged={dragged}
            onDrag={setDragged}
            onStep={steps.take}
          />
        ))}
      </div>
      {steps.dialog}
    </>
  );
}

/** On a phone: one state at a time. */
function StateTabs({ chosen, counts }: { chosen: string; counts: ReadonlyMap<string, number> | undefined }) {
  const go = useGo();
  const path = useCptsPath();
  return (
    <fieldset className="mt-tabs mg-no-print">
      <legend className="mg-hidden">État à afficher</legend>
      {COLUMNS.map(({ status, title }) => (
        <button
          key={status}
          type="button"
          className="mg-pill"
          aria-pressed={status === chosen}
          onClick={() => go(path(`${BOARD}?etat=${status}`), { replace: true })}
        >
          {title}
          {counts && <span className="mg-figures mg-soft"> {counts.get(status) ?? 0}</span>}
        </button>
      ))}
    </fieldset>
  );
}

function nextCard(board: HTMLElement, key: string): HTMLElement | undefined {
  const lanes = [...board.querySelectorAll("[data-lane]")].map((lane) => [
    ...lane.querySelectorAll<HTMLElement>("[data-card]"),
  ]);
  const column = lanes.findIndex((cards) => cards.includes(document.activeElement as HTMLElement));
  if (column < 0) return undefined;
  const row = lanes[column]?.indexOf(document.activeElement as HTMLElement) ?? 0;
  const to = neighbour(
    lanes.map((cards) => cards.length),
    { column, row },
    key,
  );
  return to && lanes[to.column]?.[to.row];
}
