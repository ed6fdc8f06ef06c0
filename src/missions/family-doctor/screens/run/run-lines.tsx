import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  AppLink,
  EmptyState,
  QueryView,
  Section,
  StatusBadge,
  useCptsPath,
} from "../../../../design/index.ts";
import type { Run, RunLine } from "../../run/run-contract.ts";
import { awayInWords } from "../client/away-words.ts";
import { PillChoice } from "../client/pill-choice.tsx";
import type { Shown } from "./run-client.ts";
import { linesQuery } from "./run-queries.ts";

type RunLinesProps = {
  cpts: string;
  run: Run;
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
};

const MOST = 100;
const SHOWN: readonly { value: Shown; label: string }[] = [
  { value: "all", label: "Tous" },
  { value: "served", label: "Avec un médecin" },
  { value: "unserved", label: "Sans médecin" },
];

/** Each patient: the doctor and why this one, the other candidates, or why nobody. */
export function RunLines({ cpts, run, chosen, onChoose }: RunLinesProps) {
  const [show, setShow] = useState<Shown>("all");
  const lines = useInfiniteQuery(linesQuery(cpts, run.id, show));
  const mayAdopt = run.state === "done" && !run.adoption;
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id) && next.size < MOST) next.add(id);
    onChoose(next);
  };
  return (
    <Section
      title="Patient par patient"
      hint="Les plus prioritaires d’abord, par leur numéro de demande. Cochez ceux que vous voulez adopter à part (cent au plus)."
    >
      <PillChoice legend="Montrer" options={SHOWN} value={show} onChange={setShow} />
      <QueryView query={lines} what="les lignes">
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? (
            <EmptyState title="Personne ici">Aucun patient de ce calcul ne répond à ce choix.</EmptyState>
          ) : (
            <>
              <ul className="mt-list">
                {items.map((line) => (
                  <Line
                    key={line.requestId}
                    line={line}
                    chosen={chosen.has(line.requestId)}
                    onToggle={
                      mayAdopt && line.offerId && !line.adopted && line.status === "waiting"
                        ? () => toggle(line.requestId)
                        : undefined
                    }
                  />
                ))}
              </ul>
              {lines.hasNextPage && (
                <Button
                  variant="default"
                  loading={lines.isFetchingNextPage}
                  onClick={() => void lines.fetchNextPage()}
                >
                  Afficher la suite
                </Button>
              )}
            </>
          );
        }}
      </QueryView>
    </Section>
  );
}

type LineProps = { line: RunLine; chosen: boolean; onToggle: (() => void) | undefined };

function Line({ line, chosen, onToggle }: LineProps) {
  const path = useCptsPath();
  return (
    <li className="mt-run-line">
      <div className="mt-run-line-head">
        {onToggle && (
          <label className="mt-run-check">
            <input type="checkbox" checked={chosen} onChange={onToggle} />
            <span className="mg-hidden">Choisir {line.reference}</span>
          </label>
        )}
        <div>
          <AppLink href={path(`medecin-traitant/demandes/${line.requestId}`)}>{line.reference}</AppLink>
          <span className="mg-soft">
            {" "}
            · {line.communeName ?? "commune inconnue"} · poids {line.weight}
          </span>
        </div>
        <span className="mt-run-doctor">
          {line.professionalName ? (
            <strong>
              {line.professionalName}
              {line.distanceMeters !== null && `, ${awayInWords(line.distanceMeters)}`}
            </strong>
          ) : (
            <StatusBadge meaning="warn">Sans médecin</StatusBadge>
          )}
          {line.adopted ? (
            <StatusBadge meaning="done">Adopté</StatusBadge>
          ) : (
            line.status !== "waiting" && <StatusBadge meaning="neutral">{line.statusLabel}</StatusBadge>
          )}
        </span>
      </div>
      <Why line={line} />
    </li>
  );
}

function Why({ line }: { line: RunLine }) {
  const others = line.candidates.filter((one) => !one.chosen);
  return (
    <details className="mt-run-why">
      <summary>{line.professionalName ? "Pourquoi ce médecin" : "Pourquoi personne"}</summary>
      <ul className="mt-reasons">
        {line.why.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {others.length > 0 && (
        <>
          <p className="mg-small mg-soft">
            {line.professionalName ? "Les autres qui auraient pu" : "Ceux qui auraient pu"}
          </p>
          <ul className="mt-run-others">
            {others.map((one) => (
              <li key={one.offerId}>
                <strong>{one.professionalName}</strong>{" "}
                <span className="mg-soft">{one.reasons.join(" · ")}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
