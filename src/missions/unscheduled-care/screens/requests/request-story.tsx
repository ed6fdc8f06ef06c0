import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { QueryView, Section, Timeline, When } from "../../../../design/index.ts";
import type { Story } from "../../contract.ts";
import { careKeys, storyQuery } from "../client/care-queries.ts";

const MEANINGS: Record<string, "danger" | "done" | "open" | "held" | "warn"> = {
  "red-flag-raised": "danger",
  "slot-booked": "open",
  "appointment-moved": "open",
  "slot-held": "held",
  "return-written": "done",
  "request-closed": "done",
  "callback-late": "warn",
  "callback-listed": "warn",
};

/** What came back, first; then all that happened, oldest first. Opening it is reading it: nobody is told again. */
export function RequestStory({ cpts, requestId }: { cpts: string; requestId: string }) {
  const story = useQuery(storyQuery(cpts, requestId));
  const queries = useQueryClient();
  const read = story.dataUpdatedAt;
  useEffect(() => {
    if (read) void queries.invalidateQueries({ queryKey: careKeys.lists(cpts) });
  }, [read, queries, cpts]);
  return (
    <QueryView query={story} what="l’histoire de la demande">
      {(data) => (
        <>
          <Returns story={data} />
          <Section title="Ce qui s’est passé">
            <Timeline
              label="Histoire de la demande"
              entries={data.lines.map((line, index) => ({
                id: `${line.at}-${index}`,
                at: line.at,
                title: line.sentence,
                detail: line.byLabel,
                meaning: MEANINGS[line.kind] ?? "neutral",
              }))}
            />
          </Section>
        </>
      )}
    </QueryView>
  );
}

function Returns({ story }: { story: Story }) {
  if (story.returns.length === 0) return null;
  return (
    <Section title="Le retour" plain>
      {story.returns.map((one) => (
        <article key={one.at} className="snp-return" data-replaced={one.replaced || undefined}>
          <p>
            <strong>{one.outcomeLabel}</strong>
            {one.replaced && <span className="mg-soft"> (corrigé depuis)</span>}
          </p>
          {one.line && <p className="snp-return-line">{one.line}</p>}
          <p className="mg-soft">
            {one.byLabel}, <When at={one.at} />
          </p>
        </article>
      ))}
      <Readers readers={story.readers} />
    </Section>
  );
}

function Readers({ readers }: { readers: Story["readers"] }) {
  if (readers.length === 0) return null;
  return (
    <p className="mg-small mg-soft">
      {readers
        .map((reader) => `${reader.label} : ${reader.readAt ? "lu" : "prévenu, pas encore lu"}`)
        .join(" · ")}
    </p>
  );
}
