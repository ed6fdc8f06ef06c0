import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../../design/index.ts";
import type { NewSubsidyInput, Subsidy, SubsidyInput, SubsidyList } from "../../subsidy/subsidy-contract.ts";

const at = (slug: string): string => `/api/c/${slug}/project/subsidies`;

export const subsidiesQuery = (slug: string) =>
  queryOptions({
    queryKey: ["project-subsidies", slug],
    queryFn: () => api.get<SubsidyList>(at(slug)),
    enabled: slug !== "",
  });
export const subsidyQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: ["project-subsidies", slug, id],
    queryFn: () => api.get<Subsidy>(`${at(slug)}/${id}`),
    enabled: slug !== "",
  });

export const subsidyClient = {
  begin: (slug: string, input: NewSubsidyInput, idempotencyKey: string) =>
    api.post<Subsidy>(at(slug), input, { idempotencyKey }),
  save: (slug: string, id: string, input: SubsidyInput) => api.put<Subsidy>(`${at(slug)}/${id}`, input),
  freeze: (slug: string, id: string, revision: number) =>
    api.post<Subsidy>(`${at(slug)}/${id}/freeze`, { revision }),
  discard: (slug: string, id: string) => api.delete<void>(`${at(slug)}/${id}`),
};

export const subsidyFileHref = (slug: string, id: string, format: "pdf" | "docx" | "json"): string =>
  `${at(slug)}/${id}/file?format=${format}`;

export const euros = (amount: number): string => `${amount.toLocaleString("fr-FR")} €`;
