import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, useLiveEvents } from "../../../../design/index.ts";
import type {
  DocumentName,
  DocumentPreview,
  DocumentText,
  LivingDocument,
  TextVersion,
} from "../../document/document-contract.ts";
import type { Shown, ShownInput } from "../../shown/shown-contract.ts";

const at = (slug: string, document: DocumentName): string => `/api/c/${slug}/project/documents/${document}`;

export const documentQuery = (slug: string, document: DocumentName) =>
  queryOptions({
    queryKey: ["project-document", slug, document],
    queryFn: () => api.get<LivingDocument>(at(slug, document)),
    enabled: slug !== "",
  });

export const previewQuery = (slug: string, document: DocumentName) =>
  queryOptions({
    queryKey: ["project-preview", slug, document],
    queryFn: () => api.get<DocumentPreview>(`${at(slug, document)}/preview`),
    enabled: slug !== "",
    gcTime: 0,
  });

/** What the data says in each part, without the texts. */
export const figuresQuery = (slug: string, document: DocumentName, enabled: boolean) =>
  queryOptions({
    queryKey: ["project-figures", slug, document],
    queryFn: () => api.get<DocumentPreview>(`${at(slug, document)}/figures`),
    enabled: enabled && slug !== "",
    // Composed anew when one comes back to the page: a map is drawn each time.
    staleTime: 60_000,
  });

export const shownQuery = (slug: string, document: DocumentName) =>
  queryOptions({
    queryKey: ["project-shown", slug, document],
    queryFn: () => api.get<Shown>(`${at(slug, document)}/shown`),
    enabled: slug !== "",
  });

export const putShown = (slug: string, document: DocumentName, input: ShownInput): Promise<Shown> =>
  api.put<Shown>(`${at(slug, document)}/shown`, input);

export const versionsQuery = (slug: string, document: DocumentName, key: string) =>
  queryOptions({
    queryKey: ["project-versions", slug, document, key],
    queryFn: () => api.get<{ items: TextVersion[] }>(`${at(slug, document)}/texts/${key}/versions`),
    gcTime: 0,
  });

export const putText = (
  slug: string,
  document: DocumentName,
  key: string,
  save: { body: string; revision: number },
): Promise<DocumentText> => api.put<DocumentText>(`${at(slug, document)}/texts/${key}`, save);

export const fileHref = (slug: string, document: DocumentName, format: string): string =>
  `${at(slug, document)}/files/${format}`;

export const frozenHref = (slug: string, document: DocumentName, number: number, format: string): string =>
  `${at(slug, document)}/frozen/${number}/${format}`;

/** What each event makes old. */
const NEWS: Record<string, (slug: string, document: DocumentName) => string[][]> = {
  "project-text": (...one) => [["project-document", ...one]],
  "project-comment": (...one) => [["project-document", ...one]],
  "project-frozen": (...one) => [["project-document", ...one]],
  "project-shown": (...one) => [
    ["project-document", ...one],
    ["project-shown", ...one],
    ["project-figures", ...one],
  ],
  "project-declaration": (slug, document) => [
    ["project-document", slug, document],
    ["project-declaration", slug],
  ],
};

/** What others write, say and choose is shown as they do. */
export function useDocumentNews(slug: string, document: DocumentName): void {
  const queries = useQueryClient();
  useLiveEvents(
    slug ? `/api/c/${slug}/live` : null,
    ({ type }) => {
      for (const queryKey of NEWS[type]?.(slug, document) ?? []) void queries.invalidateQueries({ queryKey });
    },
    Object.keys(NEWS),
  );
}
