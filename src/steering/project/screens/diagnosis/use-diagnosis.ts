import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api, apiFetch } from "../../../../design/index.ts";
import type {
  Diagnosis,
  IndicatorInput,
  OfferOfCare,
  Sheets,
  ShownIndicator,
  ShownValue,
  TableInput,
  TableReport,
  ValueInput,
} from "../../diagnosis/diagnosis-contract.ts";

export type {
  Diagnosis,
  IndicatorInput,
  OfferOfCare,
  Sheets,
  ShownIndicator,
  ShownValue,
  TableInput,
  TableReport,
  ValueInput,
};

const base = (slug: string) => `/api/c/${slug}/project/diagnosis`;

export const useDiagnosis = (slug: string) =>
  useQuery({
    queryKey: ["project-diagnosis", slug],
    queryFn: () => api.get<Diagnosis>(base(slug)),
    enabled: slug !== "",
  });

export const useOffer = (slug: string) =>
  useQuery({
    queryKey: ["project-offer", slug],
    queryFn: () => api.get<OfferOfCare>(`${base(slug)}/offer`),
    enabled: slug !== "",
  });

/** Calls that change the diagnosis; each answer takes the place of what is shown. */
export function useDiagnosisActs(slug: string) {
  const queries = useQueryClient();
  const show = (diagnosis: Diagnosis) => queries.setQueryData(["project-diagnosis", slug], diagnosis);
  const again = () => queries.invalidateQueries({ queryKey: ["project-diagnosis", slug] });
  return {
    write: async (input: ValueInput) => show(await api.put<Diagnosis>(`${base(slug)}/values`, input)),
    remove: async (id: string) => show(await api.delete<Diagnosis>(`${base(slug)}/values/${id}`)),
    addIndicator: async (input: IndicatorInput, key: string) => {
      const { code } = await api.post<{ code: string }>(`${base(slug)}/indicators`, input, {
        idempotencyKey: key,
      });
      await again();
      return code;
    },
    removeIndicator: async (code: string) =>
      show(await api.delete<Diagnosis>(`${base(slug)}/indicators/${encodeURIComponent(code)}`)),
    readFile: async (file: File): Promise<Sheets> => {
      const response = await apiFetch(
        `${base(slug)}/tables?name=${encodeURIComponent(file.name.slice(0, 255))}`,
        { method: "POST", body: file, headers: { "Content-Type": "application/octet-stream" } },
      );
      return response.json();
    },
    table: async (input: TableInput): Promise<TableReport> => {
      const report = await api.put<TableReport>(`${base(slug)}/table`, input);
      if (report.applied) await again();
      return report;
    },
  };
}
