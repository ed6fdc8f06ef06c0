import { useQuery } from "@tanstack/react-query";
import { QueryView, Section, StatusBadge, Timeline, When } from "../../../../design/index.ts";
import type { Request } from "../../contract.ts";
import type { Proposal } from "../../proposal/proposal-contract.ts";
import { awayInWords } from "../client/away-words.ts";
import { proposalsOfQuery } from "../client/doctor-queries.ts";
import { Volunteers } from "./volunteers.tsx";

const MEANING = {
  proposed: "held",
  sent: "held",
  accepted: "done",
  refused: "neutral",
  expired: "warn",
  withdrawn: "neutral",
} as const;

/** Who could take this patient, who has the proposal now, and who said no before. */
export function ProposalsSection({ cpts, request }: { cpts: string; request: Request }) {
  const proposals = useQuery(proposalsOfQuery(cpts, request.id));
  return (
    <>
      {request.status === "waiting" && (
        <Section
          title="Qui peut le prendre"
          hint="Les cinq volontaires qui lui conviennent le mieux. Choisir réserve la place ; rien ne part encore."
        >
          <Volunteers cpts={cpts} requestId={request.id} />
        </Section>
      )}
      <QueryView query={proposals} what="les propositions">
        {(items) =>
          items.length === 0 ? null : (
            <Section title="Propositions">
              <div className="mt-story">
                <Timeline label="Propositions faites" entries={items.map(entryOf)} />
              </div>
            </Section>
          )
        }
      </QueryView>
    </>
  );
}

const entryOf = (one: Proposal) => ({
  id: one.id,
  at: one.answeredAt ?? one.sentAt ?? one.proposedAt,
  meaning: MEANING[one.status],
  title: (
    <span className="mg-row">
      <strong>{one.professionalName}</strong>
      <StatusBadge meaning={MEANING[one.status]}>{labelOf(one)}</StatusBadge>
    </span>
  ),
  detail: (
    <>
      {[one.refusalLabel, one.refusalNote, one.distanceMeters !== null && awayInWords(one.distanceMeters)]
        .filter(Boolean)
        .join(" · ")}
      {one.status === "sent" && one.expiresAt && (
        <>
          {" "}
          · réponse attendue avant <When at={one.expiresAt} />
        </>
      )}
    </>
  ),
});

/** As the coordination reads it: the doctor's own answer is awaited, not theirs. */
const labelOf = (one: Proposal): string =>
  one.status === "sent" ? "Envoyée, réponse attendue" : one.statusLabel;
