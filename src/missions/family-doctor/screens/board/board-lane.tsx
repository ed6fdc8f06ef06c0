import { Button } from "@mantine/core";
import { useId, useState } from "react";
import { ErrorState, Loading } from "../../../../design/index.ts";
import type { RequestLine } from "../../contract.ts";
import { type Step, stepBetween } from "../acts/steps.ts";
import { BoardCard } from "./board-card.tsx";
import type { BoardColumn } from "./board-columns.ts";
import { type BoardFilters, useColumn } from "./use-board.ts";

type BoardLaneProps = {
  cpts: string;
  column: BoardColumn;
  filters: BoardFilters;
  /** How many stand there in all; undefined until it is known. */
  count: number | undefined;
  dragged: RequestLine | null;
  onDrag: (line: RequestLine | null) => void;
  onStep: (step: Step, line: RequestLine) => void;
};

/** One state: its cards, the first by rank; takes a card that is dropped where an act leads. */
export function BoardLane({ cpts, column, filters, count, dragged, onDrag, onStep }: BoardLaneProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const { query, lines } = useColumn(cpts, column.status, filters);
  const step = dragged ? stepBetween(dragged.status, column.status) : undefined;
  const narrowed = Object.values(filters).some(Boolean);
  return (
    <section
      className="mt-lane"
      aria-labelledby={id}
      data-lane
      data-open={step ? true : undefined}
      data-shut={dragged && !step && dragged.status !== column.status ? true : undefined}
      data-over={(over && step) || undefined}
      onDragOver={(event) => {
        if (!step) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (dragged && step) onStep(step, dragged);
        onDrag(null);
      }}
    >
      <h2 id={id} className="mt-lane-title">
        {column.title}
        <span className="mg-figures mg-soft"> {count}</span>
      </h2>
      {query.isPending ? (
        <Loading what={column.title.toLowerCase()} />
      ) : query.isError && lines.length === 0 ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : lines.length === 0 ? (
        <p className="mg-small mg-soft">{narrowed ? "Aucune ne répond à ces filtres." : column.empty}</p>
      ) : (
        <ul className="mt-cards">
          {lines.map((line) => (
            <BoardCard key={line.id} line={line} onDrag={onDrag} onStep={(chosen) => onStep(chosen, line)} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button
          variant="default"
          size="sm"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Afficher la suite
        </Button>
      )}
    </section>
  );
}
