import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, sayProblem } from "../../../../design/index.ts";
import type { Professional, ProfessionalChange } from "../../contract.ts";

export type RecordPart = Partial<Omit<ProfessionalChange, "version">>;
export const recordKey = (slug: string, id: string) => ["directory", slug, "record", id];

export const useRecord = (slug: string, id: string) =>
  useQuery({
    queryKey: recordKey(slug, id),
    queryFn: () => api.get<Professional>(`/api/c/${slug}/directory/professionals/${id}`),
    enabled: slug !== "" && id !== "",
  });

/** Acts on one record: each answer is the record as it now is, and lists are asked again. */
export function useRecordActs(slug: string, id: string) {
  const queries = useQueryClient();
  const path = `/api/c/${slug}/directory/professionals/${id}`;
  const keep = (record: Professional): Professional => {
    queries.setQueryData(recordKey(slug, id), record);
    void queries.invalidateQueries({ queryKey: ["directory", slug, "list"] });
    void queries.invalidateQueries({ queryKey: ["directory", slug, "mine"] });
    void queries.invalidateQueries({ queryKey: ["directory", slug, "map"] });
    return record;
  };
  // The version of what is on the screen now: a save that follows another one must not be taken for a stranger's.
  const version = (): string => queries.getQueryData<Professional>(recordKey(slug, id))?.version ?? "0";
  const onError = (error: unknown) => {
    sayProblem(error);
    void queries.invalidateQueries({ queryKey: recordKey(slug, id) });
  };
  const edit = async (part: RecordPart) =>
    keep(await api.patch<Professional>(path, { ...part, version: version() }));
  return {
    edit,
    editing: useMutation({ mutationFn: edit, onError, scope: { id: `record-${id}` } }),
    national: useMutation({
      mutationFn: async (field: string) => {
        const answer = await api.post<{ professional: Professional; found: boolean }>(
          `${path}/national-value`,
          { field, version: version() },
        );
        keep(answer.professional);
        return answer.found;
      },
      onError,
    }),
    setActive: async (active: boolean) =>
      keep(await api.put<Professional>(`${path}/active`, { active, version: version() })),
    addPractice: async (siteId: string) =>
      keep(await api.post<Professional>(`${path}/practices`, { siteId })),
    changePractice: async (practiceId: string, change: { active?: boolean; phone?: string }) =>
      keep(await api.patch<Professional>(`/api/c/${slug}/directory/practices/${practiceId}`, change)),
  };
}
