import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState, Keys, Loading, useSession } from "../../../../design/index.ts";
import type { RequestLine } from "../../contract.ts";
import { careClient } from "../client/care-client.ts";
import { careKeys, listQuery } from "../client/care-queries.ts";
import { ViewSwitch } from "../client/view-switch.tsx";
import { QueueLine } from "./queue-line.tsx";
import type { ShownLine } from "./stable-queue.ts";
import type { Queue } from "./use-queue.ts";

type QueueColumnProps = { cpts: string; queue: Queue; openId: string | null; onOpen: (id: string) => void };
type Filter = "tout" | "rappels" | "moi";

/** Signs of gravity, the calls begun here, then the queue by urgency; clocks on the line; nothing moves while the pointer or the focus is here. */
export function QueueColumn({ cpts, queue, openId, onOpen }: QueueColumnProps) {
  const session = useSession();
  const [filter, setFilter] = useState<Filter>("tout");
  const { query, shown } = queue;
  const drafts = useQuery(listQuery(cpts, { view: "mine", status: "draft", limit: "10" })).data?.items ?? [];
  const offered = useOffered(cpts);
  const lines = shown.lines.filter((line) => isIn(filter, line, session?.user.id));
  const begun = filter === "tout" ? drafts.map((line) => ({ ...line, left: false, above: false })) : [];
  const ordered: ShownLine[] = [
    ...lines.filter((line) => line.above),
    ...begun,
    ...lines.filter((line) => !line.above),
  ];
  return (
    <section
      className="snp-queue"
      aria-label="File d’appels"
      data-column="file"
      onPointerEnter={() => queue.freeze("pointer", true)}
      onPointerLeave={() => queue.freeze("pointer", false)}
      onFocus={() => queue.freeze("focus", true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) queue.freeze("focus", false);
      }}
    >
      <ViewSwitch
        label="Demandes à afficher"
        value={filter}
        views={[
          { value: "tout", label: `Tout (${shown.lines.length})` },
          { value: "rappels", label: "Rappels" },
          { value: "moi", label: "À moi" },
        ]}
        onChange={setFilter}
      />
      <p className="snp-queue-news" role="status">
        {shown.newer > 0 ? (
          <button type="button" className="mg-text-button" onClick={queue.showNew}>
            {shown.newer > 1 ? `${shown.newer} nouvelles demandes` : "Une nouvelle demande"} <Keys keys="v" />
          </button>
        ) : (
          <span className="mg-soft">File à jour</span>
        )}
      </p>
      <span className="mg-hidden" role="alert">
        {queue.said}
      </span>
      {query.isPending && <Loading what="la file" />}
      {query.isError && shown.lines.length === 0 && (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      )}
      <ul className="snp-queue-list">
        {ordered.map((line, index) => (
          <QueueLine
            key={line.id}
            line={line}
            open={line.id === openId}
            first={index === 0}
            offered={offered.has(line.id)}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {query.data && ordered.length === 0 && (
        <p className="mg-soft snp-queue-empty">
          Personne n’attend. Les demandes des collègues arrivent ici d’elles-mêmes, la plus urgente en tête.
        </p>
      )}
    </section>
  );
}

const isIn = (filter: Filter, line: ShownLine, me: string | undefined): boolean =>
  filter === "tout" || (filter === "rappels" ? line.status === "callback" : line.takenBy?.userId === me);

/** Those who wait and for whom a slot has just come free. */
function useOffered(cpts: string): ReadonlySet<RequestLine["id"]> {
  const waiting = useQuery({
    queryKey: [...careKeys.lists(cpts), "waiting"],
    queryFn: () => careClient.waiting(cpts),
    refetchInterval: 120_000,
  });
  return new Set((waiting.data?.items ?? []).filter((one) => one.offered).map((one) => one.requestId));
}
