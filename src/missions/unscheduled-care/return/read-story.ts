import type { Actor } from "../../../platform/access/index.ts";
import { recordAct } from "../../../platform/audit/index.ts";
import type { Deps } from "../../../platform/deps.ts";
import { act } from "../../../platform/http/index.ts";
import { nowOf } from "../../../platform/time/index.ts";
import type { RequestStatus, Story } from "../contract.ts";
import { openVisible } from "../request/open-request.ts";
import { listRequestEvents } from "../request/request-store.ts";
import { OUTCOME_WORDS, STATUS_WORDS } from "../request/request-words.ts";
import { listReaders, markRead } from "./reader-store.ts";
import { listReturns } from "./return-store.ts";

/** All that happened to a request, on one page. Opening it is reading the return: nobody is told again. */
export const readStory = (deps: Deps, actor: Actor, id: string): Promise<Story> =>
  act(deps, actor, async (tx) => {
    const { row, access } = await openVisible(deps, actor, tx, id);
    await markRead(tx, actor.cptsId, id, actor.userId, nowOf(deps));
    await recordAct(deps, actor, tx, {
      action: "unscheduled-care.story-read",
      subjectKind: "request",
      subjectId: id,
      ...(row.patient_id ? { patientId: row.patient_id } : {}),
      purpose: "follow-up",
      details: { relation: access.relation ?? "bris de glace" },
    });
    const events = await listRequestEvents(tx, actor.cptsId, id);
    const returns = await listReturns(tx, actor.cptsId, id);
    const readers = await listReaders(tx, actor.cptsId, id);
    return {
      requestId: id,
      reference: row.reference,
      statusLabel: STATUS_WORDS[row.status as RequestStatus],
      lines: events.map((event) => ({
        at: event.at.toISOString(),
        byLabel: event.user_label,
        kind: event.kind,
        sentence: event.sentence,
      })),
      returns: returns.map((one) => ({
        at: one.at.toISOString(),
        byLabel: one.by_label,
        outcome: one.outcome as Story["returns"][number]["outcome"],
        outcomeLabel: OUTCOME_WORDS[one.outcome] ?? one.outcome,
        line: one.line,
        replaced: one.replaced_at !== null,
      })),
      readers: readers.map((reader) => ({
        label: `${reader.given_name} ${reader.family_name}`.trim(),
        readAt: reader.read_at?.toISOString() ?? null,
      })),
    };
  });
