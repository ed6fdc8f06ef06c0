import type { Request, RequestPatch } from "../../contract.ts";

/** What a person typed in a request, field by field; absent = not touched. */
export type DraftFields = Partial<Omit<RequestPatch, "version">>;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Later wins, answers question by question. */
export const withChange = (pending: DraftFields, change: DraftFields): DraftFields => ({
  ...pending,
  ...change,
  ...(pending.answers || change.answers ? { answers: { ...pending.answers, ...change.answers } } : {}),
});

/** Whether a sign of gravity is among what is to be sent: they are the only questions answered by yes. */
export const raisesSign = ({ answers = {} }: DraftFields): boolean => Object.values(answers).includes(true);

/** What is left to send once `sent` has arrived: what was typed meanwhile. */
export function withoutSent(pending: DraftFields, sent: DraftFields): DraftFields {
  const left = Object.fromEntries(
    Object.entries(pending).filter(
      ([field, value]) => field !== "answers" && !same(value, sent[field as keyof DraftFields]),
    ),
  ) as DraftFields;
  const answers = Object.fromEntries(
    Object.entries(pending.answers ?? {}).filter(
      ([code, answer]) => !(code in (sent.answers ?? {})) || !same(answer, sent.answers?.[code]),
    ),
  );
  return Object.keys(answers).length > 0 ? { ...left, answers } : left;
}

/** The fields of `pending` that the server refused, by the names it gave (« answers.age » is the answer to « age »), taken out. */
export function withoutFields(pending: DraftFields, refused: readonly string[]): DraftFields {
  const names = new Set(refused);
  const left = Object.fromEntries(
    Object.entries(pending).filter(([field]) => field !== "answers" && !names.has(field)),
  ) as DraftFields;
  const answers = Object.fromEntries(
    Object.entries(pending.answers ?? {}).filter(([code]) => !names.has(`answers.${code}`)),
  );
  return Object.keys(answers).length > 0 && !names.has("answers") ? { ...left, answers } : left;
}

export const isEmpty = (pending: DraftFields): boolean => Object.keys(pending).length === 0;

/** What the form shows: what the server keeps, and over it what has not left yet. */
export function shownFields(request: Request | undefined, pending: DraftFields) {
  return {
    requesterPhone: pending.requesterPhone ?? request?.requester.phone ?? "",
    patientId: pending.patientId === undefined ? (request?.patient?.id ?? null) : pending.patientId,
    typedPatient: pending.typedPatient ?? null,
    placeLabel: pending.placeLabel ?? request?.place.label ?? "",
    placeCommuneCode:
      pending.placeCommuneCode === undefined
        ? (request?.place.communeCode ?? null)
        : pending.placeCommuneCode,
    latitude: pending.latitude === undefined ? (request?.place.latitude ?? null) : pending.latitude,
    informed: pending.informed ?? Boolean(request?.informedAt),
    agreed: pending.agreed ?? Boolean(request?.agreedAt),
    reason: pending.reason ?? request?.reason ?? "",
    answers: { ...request?.answers, ...pending.answers } as Record<string, boolean | string | number | null>,
    levelCode: pending.levelCode === undefined ? (request?.level?.code ?? null) : pending.levelCode,
    levelReason: pending.levelReason ?? request?.levelReason ?? "",
  };
}

export type ShownFields = ReturnType<typeof shownFields>;
