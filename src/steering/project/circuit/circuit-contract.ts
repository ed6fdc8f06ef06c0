import { z } from "@hono/zod-openapi";
import { id, localDate, maybeText } from "../../../platform/http/index.ts";
import { CIRCUIT_STATES, CONTRACT_ENDS, NEEDS } from "./circuit-states.ts";

export const circuitState = z.enum(CIRCUIT_STATES, { error: "Cette étape n’existe pas." });
const rank = z
  .number({ error: "Indiquez un nombre." })
  .int("Indiquez un nombre entier.")
  .min(0, "Au moins 0.")
  .max(1_000, "1 000 au plus.");

export const DECISIONS = ["favourable", "reserved", "unfavourable"] as const;
export const opinionWord = z.enum(DECISIONS, {
  error: "Choisissez favorable, favorable avec réserves ou défavorable.",
});

const endWord = z.enum(CONTRACT_ENDS, { error: "Dites qui met fin au contrat." });

export const moveInput = z
  .object({
    to: circuitState,
    /** Rank of the last move that was read: somebody may have moved since. */
    after: rank,
    /** The day on which it happened, not the day on which it is written. */
    happenedOn: localDate(),
    remark: maybeText(2_000).default(""),
    paperId: id().nullable().default(null),
    frozenId: id().nullable().default(null),
    /** A decision in favour may come with reservations. */
    isReserved: z.boolean({ error: "Répondez oui ou non." }).default(false),
    /** Who ends the contract, and the first day without it: after the notice that it asks. */
    end: z.object({ by: endWord, on: localDate() }).nullable().default(null),
  })
  .openapi("CircuitMoveInput");

export const undoInput = z
  .object({ after: rank, remark: maybeText(2_000).default("") })
  .openapi("CircuitUndoInput");

const paper = z.object({ id: z.string(), name: z.string() }).openapi("CircuitPaper");
export const keptPaper = paper.extend({ bytes: z.number().int() }).openapi("CircuitKeptPaper");
export const paperQuery = z.object({
  name: z.string().trim().max(255, "255 caractères au plus.").default(""),
});

const version = z
  .object({ id: z.string(), number: z.number().int(), label: z.string(), frozenAt: z.string() })
  .openapi("CircuitVersion");

/** The version that a move sent, and the files of it that may be read: by an authority too, while the move stands. */
const sentVersion = version
  .extend({
    document: z.enum(["letter", "health-project"]),
    formats: z.array(z.enum(["pdf", "docx"])),
  })
  .openapi("CircuitSentVersion");

export const circuitMove = z
  .object({
    nth: z.number().int(),
    from: circuitState,
    to: circuitState,
    toLabel: z.string(),
    /** The move that this one takes back, or null. */
    undoes: z.number().int().nullable(),
    isUndone: z.boolean(),
    happenedOn: z.string(),
    remark: z.string(),
    madeAt: z.string(),
    madeBy: z.string(),
    paper: paper.nullable(),
    version: sentVersion.nullable(),
    reviewId: z.string().nullable(),
    decision: opinionWord.nullable(),
    end: z.object({ by: endWord, words: z.string(), on: z.string() }).nullable(),
  })
  .openapi("CircuitMove");

export const circuit = z
  .object({
    state: circuitState,
    label: z.string(),
    /** Rank of the last move: give it back with the next one. */
    nth: z.number().int(),
    /** All states in order, and whether one has passed them. */
    states: z.array(z.object({ state: circuitState, label: z.string(), isPassed: z.boolean() })),
    moves: z.array(circuitMove),
    next: z.array(
      z.object({
        to: circuitState,
        label: z.string(),
        needs: z.array(z.enum(NEEDS)),
        isDecision: z.boolean(),
        /** Whether it goes forward: what is taken up again goes back. */
        isForward: z.boolean(),
        /** Versions that may be given, where one is needed. */
        versions: z.array(version),
        /** Remarks of the open review that nobody has answered. */
        unanswered: z.number().int(),
      }),
    ),
    /** What an undo would take back, or null. */
    undoable: z.object({ nth: z.number().int(), label: z.string() }).nullable(),
  })
  .openapi("Circuit");

export type MoveInput = z.infer<typeof moveInput>;
export type UndoInput = z.infer<typeof undoInput>;
export type Circuit = z.infer<typeof circuit>;
export type CircuitMove = z.infer<typeof circuitMove>;
export type CircuitNext = Circuit["next"][number];
export type KeptPaper = z.infer<typeof keptPaper>;
