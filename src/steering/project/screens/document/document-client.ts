import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, useLiveEvents } from "../../../../design/index.ts";
import type {
  DocumentName,
  DocumentPreview,
  DocumentText,
  LivingDocument,
  TextVersion,
} from "../../document/document-contract.ts";

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

const TOPICS = ["project-text", "project-comment", "project-frozen"];

/** What others write and say is shown as they do. */
export function useDocumentNews(slug: string, document: DocumentName): void {
  const queries = useQueryClient();
  useLiveEvents(
    slug ? `/api/c/${slug}/live` : null,
    () => void queries.invalidateQueries({ queryKey: ["project-document", slug, document] }),
    TOPICS,
  );
}
