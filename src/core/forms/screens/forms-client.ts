import { api } from "../../../design/index.ts";
import type { Retention, RetentionInput } from "../../reference/index.ts";
import type {
  Author,
  Cross,
  DraftSaved,
  FormOfSending,
  Mine,
  OpenPapers,
  Page,
  PaperInput,
  PeopleFilter,
  PeoplePreview,
  Questionnaire,
  QuestionnaireLine,
  ReadyMade,
  RecipientPage,
  ResponsePage,
  Results,
  Sending,
  SendingInput,
  SendingLine,
} from "../contract.ts";
import type { Answers, Form } from "../model/index.ts";

const base = (cpts: string) => `/api/c/${encodeURIComponent(cpts)}/forms`;
const one = (cpts: string, id: string) => `${base(cpts)}/questionnaires/${id}`;
const sent = (cpts: string, id: string) => `${base(cpts)}/sendings/${id}`;
type List<T> = { items: T[] };

export const formsKey = (cpts: string) => ["forms", cpts];
export const filePath = (cpts: string, id: string, name: string) => `${sent(cpts, id)}/${name}`;
export const fhirPath = (cpts: string, id: string, version: number) =>
  `${one(cpts, id)}/versions/${version}/fhir`;

export const formsClient = {
  list: (cpts: string) => api.get<List<QuestionnaireLine>>(`${base(cpts)}/questionnaires`),
  ready: (cpts: string) => api.get<List<ReadyMade>>(`${base(cpts)}/ready`),
  make: (cpts: string, title: string, readyKey: string | null, idempotencyKey: string) =>
    api.post<{ id: string }>(`${base(cpts)}/questionnaires`, { title, readyKey }, { idempotencyKey }),
  bring: (cpts: string, resource: unknown) =>
    api.post<{ id: string }>(`${base(cpts)}/questionnaires/import`, { resource }),
  show: (cpts: string, id: string) => api.get<Questionnaire>(one(cpts, id)),
  version: (cpts: string, id: string, version: number) =>
    api.get<{ version: number; form: Form }>(`${one(cpts, id)}/versions/${version}`),
  save: (cpts: string, id: string, revision: number, form: Form) =>
    api.put<DraftSaved>(`${one(cpts, id)}/draft`, { revision, form }),
  openDraft: (cpts: string, id: string) => api.post<{ version: number }>(`${one(cpts, id)}/draft`),
  publish: (cpts: string, id: string, revision: number) =>
    api.post<{ version: number }>(`${one(cpts, id)}/publish`, { revision }),
  archive: (cpts: string, id: string, archived: boolean) =>
    api.put<void>(`${one(cpts, id)}/archived`, { archived }),
  sendings: (cpts: string) => api.get<List<SendingLine>>(`${base(cpts)}/sendings`),
  sending: (cpts: string, id: string) => api.get<Sending>(sent(cpts, id)),
  preview: (cpts: string, filter: PeopleFilter) =>
    api.post<PeoplePreview>(`${base(cpts)}/sendings/preview`, filter),
  send: (cpts: string, input: SendingInput, idempotencyKey: string) =>
    api.post<{ id: string; people: number }>(`${base(cpts)}/sendings`, input, { idempotencyKey }),
  recipients: (cpts: string, id: string, state: "all" | "waiting" | "answered", after?: string) =>
    api.get<RecipientPage>(
      `${sent(cpts, id)}/recipients?state=${state}&limit=100${after ? `&after=${encodeURIComponent(after)}` : ""}`,
    ),
  remind: (cpts: string, id: string, idempotencyKey: string) =>
    api.post<{ mails: number | null }>(`${sent(cpts, id)}/remind`, undefined, { idempotencyKey }),
  close: (cpts: string, id: string) => api.post<void>(`${sent(cpts, id)}/close`),
  prolong: (cpts: string, id: string, closesOn: string) =>
    api.put<void>(`${sent(cpts, id)}/end`, { closesOn }),
  formOf: (cpts: string, id: string) => api.get<FormOfSending>(`${sent(cpts, id)}/form`),
  retention: (cpts: string, months?: number) =>
    api.get<Retention>(`${base(cpts)}/retention${months === undefined ? "" : `?months=${months}`}`),
  setRetention: (cpts: string, input: RetentionInput) => api.put<Retention>(`${base(cpts)}/retention`, input),
  typeIn: (cpts: string, id: string, input: PaperInput, idempotencyKey: string) =>
    api.post<{ done: true }>(`${sent(cpts, id)}/papers`, input, { idempotencyKey }),
  results: (cpts: string, id: string) => api.get<Results>(`${sent(cpts, id)}/results`),
  cross: (cpts: string, id: string, question: string, by: string) =>
    api.get<Cross>(`${sent(cpts, id)}/cross?question=${question}&by=${by}`),
  responses: (cpts: string, id: string) =>
    api.get<ResponsePage>(`${sent(cpts, id)}/responses?who=unknown&limit=100`),
  attach: (cpts: string, id: string, responseId: string, professionalId: string) =>
    api.put<void>(`${sent(cpts, id)}/responses/${responseId}/professional`, { professionalId }),
  openPapers: (cpts: string) => api.get<OpenPapers>(`${base(cpts)}/papers`),
  mine: (cpts: string) => api.get<Mine>(`${base(cpts)}/mine`),
};

const door = (cpts: string, key: string) =>
  `/api/public/${encodeURIComponent(cpts)}/forms/${encodeURIComponent(key)}`;

export const doorClient = {
  page: (cpts: string, key: string) => api.get<Page>(door(cpts, key)),
  challenge: (cpts: string, key: string, signal: AbortSignal) =>
    api.get<{ challenge: string; difficulty: number }>(`${door(cpts, key)}/challenge`, { signal }),
  begin: (cpts: string, key: string, challenge: string, nonce: number) =>
    api.post<{ revision: number }>(`${door(cpts, key)}/begin`, { challenge, nonce }),
  save: (cpts: string, key: string, kept: { revision: number; answers: Answers; author?: Author }) =>
    api.put<{ revision: number }>(`${door(cpts, key)}/answers`, kept),
  send: (cpts: string, key: string, given: { answers: Answers; author: Author | null }) =>
    api.post<{ done: true }>(`${door(cpts, key)}/send`, given),
  stop: (cpts: string, key: string) => api.post<{ done: true }>(`${door(cpts, key)}/stop`),
};
