import { queryOptions } from "@tanstack/react-query";
import type { Retention, RetentionInput } from "../../../../core/reference/index.ts";
import { api, apiFetch } from "../../../../design/index.ts";
import type { Circuit, KeptPaper, MoveInput } from "../../circuit/circuit-contract.ts";
import type {
  AnswerInput,
  LinkedNews,
  LinkedReview,
  OpinionInput,
  RemarkInput,
  Review,
  ReviewerInput,
  ReviewInput,
  ReviewList,
} from "../../circuit/review-contract.ts";

const at = (slug: string): string => `/api/c/${slug}/project`;
const linked = (slug: string, token: string): string => `/api/public/${slug}/project/reviews/${token}`;

export const circuitQuery = (slug: string) =>
  queryOptions({
    queryKey: ["project-circuit", slug],
    queryFn: () => api.get<Circuit>(`${at(slug)}/circuit`),
    enabled: slug !== "",
  });
export const reviewsQuery = (slug: string, enabled: boolean) =>
  queryOptions({
    queryKey: ["project-reviews", slug],
    queryFn: () => api.get<ReviewList>(`${at(slug)}/reviews`),
    enabled: slug !== "" && enabled,
  });
export const reviewQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: ["project-reviews", slug, id],
    queryFn: () => api.get<Review>(`${at(slug)}/reviews/${id}`),
    enabled: slug !== "",
  });
export const namesKeptQuery = (slug: string) =>
  queryOptions({
    queryKey: ["project-circuit", slug, "names-kept"],
    queryFn: () => api.get<Retention>(`${at(slug)}/review-retention`),
    enabled: slug !== "",
  });
export const linkedQuery = (slug: string, token: string) =>
  queryOptions({
    queryKey: ["project-linked-review", slug, token],
    queryFn: () => api.get<LinkedReview>(linked(slug, token)),
    retry: false,
  });

/** What changed on the page of a link, asked for quietly while it is looked at. */
export const linkedNewsQuery = (slug: string, token: string, enabled: boolean) =>
  queryOptions({
    queryKey: ["project-linked-news", slug, token],
    queryFn: () => api.get<LinkedNews>(`${linked(slug, token)}/news`),
    enabled,
    retry: false,
    refetchInterval: 20_000,
    staleTime: 0,
  });

/** Calls of the circuit and of the reviews; each throws an ApiProblem when it is refused. */
export const circuitClient = {
  move: (slug: string, input: MoveInput, idempotencyKey: string) =>
    api.post<Circuit>(`${at(slug)}/circuit/moves`, input, { idempotencyKey }),
  undo: (slug: string, after: number) => api.post<Circuit>(`${at(slug)}/circuit/undo`, { after, remark: "" }),
  sendPaper: async (slug: string, file: File): Promise<KeptPaper> =>
    (
      await apiFetch(`${at(slug)}/papers?name=${encodeURIComponent(file.name.slice(0, 255))}`, {
        method: "POST",
        headers: { "Content-Type": "application/octet-stream" },
        body: file,
      })
    ).json(),
  open: (slug: string, input: ReviewInput, idempotencyKey: string) =>
    api.post<Review>(`${at(slug)}/reviews`, input, { idempotencyKey }),
  invite: (slug: string, id: string, input: ReviewerInput, idempotencyKey: string) =>
    api.post<Review>(`${at(slug)}/reviews/${id}/reviewers`, input, { idempotencyKey }),
  close: (slug: string, id: string) => api.post<Review>(`${at(slug)}/reviews/${id}/close`),
  reopen: (slug: string, id: string) => api.post<Review>(`${at(slug)}/reviews/${id}/reopen`),
  again: (slug: string, id: string) => api.post<Review>(`${at(slug)}/reviewers/${id}/invite`),
  remind: (slug: string, id: string) => api.post<Review>(`${at(slug)}/reviewers/${id}/remind`),
  revoke: (slug: string, id: string) => api.delete<Review>(`${at(slug)}/reviewers/${id}`),
  /** What that delay would erase the next night. */
  namesKept: (slug: string, months: number) =>
    api.get<Retention>(`${at(slug)}/review-retention?months=${months}`),
  keepNames: (slug: string, input: RetentionInput) =>
    api.put<Retention>(`${at(slug)}/review-retention`, input),
  answer: (slug: string, id: string, input: AnswerInput) =>
    api.put<Review>(`${at(slug)}/remarks/${id}/answer`, input),
};

/** Calls by the link of a mail: nobody is signed in. */
export const linkedClient = {
  write: (slug: string, token: string, input: RemarkInput) =>
    api.post<LinkedReview>(`${linked(slug, token)}/remarks`, input),
  reword: (slug: string, token: string, id: string, text: string) =>
    api.put<LinkedReview>(`${linked(slug, token)}/remarks/${id}`, { text }),
  takeBack: (slug: string, token: string, id: string) =>
    api.delete<LinkedReview>(`${linked(slug, token)}/remarks/${id}`),
  opinion: (slug: string, token: string, input: OpinionInput) =>
    api.put<LinkedReview>(`${linked(slug, token)}/opinion`, input),
};

export const paperHref = (slug: string, id: string): string => `${at(slug)}/papers/${id}`;
export const linkedPdfHref = (slug: string, token: string): string => `${linked(slug, token)}/document.pdf`;
