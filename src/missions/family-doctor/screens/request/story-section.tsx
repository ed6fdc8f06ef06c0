import { useQuery } from "@tanstack/react-query";
import { type Meaning, QueryView, Section, Timeline } from "../../../../design/index.ts";
import { storyQuery } from "../client/doctor-queries.ts";

const MEANINGS: Record<string, Meaning> = {
  "request-declared": "done",
  "proposal-accepted": "done",
  "request-closed": "done",
  "request-appointed": "open",
  "patient-told": "open",
  "patient-unreachable": "warn",
};

/** All that happened, oldest first. */
export function StorySection({ cpts, requestId }: { cpts: string; requestId: string }) {
  const story = useQuery(storyQuery(cpts, requestId));
  return (
    <QueryView query={story} what="l’histoire de la demande">
      {(data) => (
        <Section title="Ce qui s’est passé">
          <div className="mt-story">
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
          </div>
        </Section>
      )}
    </QueryView>
  );
}
