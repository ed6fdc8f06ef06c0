import { type Ref, useRef, useState } from "react";
import { ErrorState, Loading, sayDone } from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import { AppointmentView } from "../card/appointment-view.tsx";
import { careClient, type ProposalFilters } from "../client/care-client.ts";
import { useCareLive } from "../client/use-care-live.ts";
import { HeldBanner } from "../proposals/held-banner.tsx";
import { NothingFits } from "../proposals/nothing-fits.tsx";
import { ProposalFilterChips } from "../proposals/proposal-filters.tsx";
import { toSavedFilters } from "../proposals/saved-filters.ts";
import { useOrienting } from "../proposals/use-orienting.ts";
import { useProposals } from "../proposals/use-proposals.ts";
import { WaitingNote } from "../proposals/waiting-note.tsx";
import { useUndoable } from "../requests/request-acts.tsx";
import { type CommandsRef, useCommands } from "./desk-commands.ts";
import { DeskMap } from "./desk-map.tsx";
import { DeskProposals } from "./desk-proposals.tsx";

type ProposalColumnProps = {
  ref: Ref<HTMLElement>;
  cpts: string;
  request: Request | undefined;
  commands: CommandsRef;
  onChanged: () => void;
};

const ORIENTABLE = ["to-orient", "held", "callback", "waiting"];

/** The map and the list of the same proposals; the card once it is booked. */
export function ProposalColumn({ ref, cpts, request, commands, onChanged }: ProposalColumnProps) {
  return (
    <section
      ref={ref}
      tabIndex={-1}
      className="snp-props"
      aria-label="Propositions"
      data-column="propositions"
    >
      {request && ORIENTABLE.includes(request.status) ? (
        <Proposed cpts={cpts} request={request} commands={commands} onChanged={onChanged} />
      ) : request?.status === "booked" ? (
        <>
          <p className="snp-done">Rendez-vous pris : lisez la carte au patient.</p>
          <AppointmentView cpts={cpts} request={request} />
        </>
      ) : (
        <p className="mg-soft snp-props-wait">
          {request && !request.can.submit
            ? `Cette demande est dans l’état « ${request.statusLabel} ».`
            : "Les créneaux qui conviennent s’afficheront ici, sur une carte et en liste, dès que la fiche sera envoyée."}
        </p>
      )}
    </section>
  );
}

type ProposedProps = { cpts: string; request: Request; commands: CommandsRef; onChanged: () => void };

function Proposed({ cpts, request, commands, onChanged }: ProposedProps) {
  const [filters, setFilters] = useState<ProposalFilters>({});
  const proposed = useProposals(cpts, request.id, filters, true);
  const orienting = useOrienting(cpts, request.id, proposed);
  const [selected, setSelected] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const { undoable } = useUndoable(cpts, request.id);
  useCareLive(cpts, proposed.refresh);
  const chosen = proposed.list.find((one) => one.slotId === selected) ?? proposed.list[0] ?? null;
  const book = async () => {
    const slot = orienting.held || (request.status === "held" && selected === null) ? null : chosen;
    if (!orienting.held && request.status !== "held" && (!slot || slot.gone)) return;
    if (await orienting.book(slot)) onChanged();
  };
  const move = (step: 1 | -1) => {
    const at = proposed.list.findIndex((one) => one.slotId === chosen?.slotId);
    const next =
      proposed.list[selected === null ? 0 : Math.min(Math.max(at + step, 0), proposed.list.length - 1)];
    if (!next) return;
    setSelected(next.slotId);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus());
  };
  useCommands(commands, {
    book: () => void book(),
    next: () => move(1),
    previous: () => move(-1),
    callBack: () => {
      if (!request.can.callback) return;
      void careClient.callBack(cpts, request.id, { note: "" }, crypto.randomUUID()).then(() => {
        onChanged();
        undoable("Sur la liste de rappel.");
      });
    },
  });
  if (!proposed.answer && proposed.error)
    return <ErrorState error={proposed.error} onRetry={() => void proposed.renew()} />;
  if (!proposed.answer) return <Loading what="les propositions" />;
  return (
    <>
      <HeldBanner orienting={orienting} request={request} onBook={() => void book()} />
      {request.status === "waiting" && (
        <WaitingNote cpts={cpts} requestId={request.id} onChanged={onChanged} />
      )}
      <DeskMap
        cpts={cpts}
        answer={proposed.answer}
        list={proposed.list}
        selected={chosen}
        onSelect={setSelected}
      />
      <ProposalFilterChips filters={filters} list={proposed.list} onChange={setFilters} />
      <DeskProposals
        ref={list}
        proposed={proposed}
        orienting={orienting}
        selectedId={chosen?.slotId ?? null}
        onSelect={setSelected}
        onBook={() => void book()}
      />
      <details className="snp-others" open={proposed.list.length === 0}>
        <summary>Rien ne convient</summary>
        <NothingFits
          cpts={cpts}
          request={request}
          answer={proposed.answer}
          savedFilters={toSavedFilters(filters)}
          onDone={(sentence) => {
            sayDone(sentence);
            onChanged();
          }}
        />
      </details>
    </>
  );
}
