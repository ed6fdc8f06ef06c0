import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { dropDraft, readDraft, writeDraft } from "../../../../design/form/draft-store.ts";
import { api, useCpts } from "../../../../design/index.ts";
import type { Declaration, ProjectFields } from "../../declaration/declaration-contract.ts";
import { documentQuery } from "../document/document-client.ts";

const declarationQuery = (slug: string) =>
  queryOptions({
    queryKey: ["project-declaration", slug],
    queryFn: () => api.get<Declaration>(`/api/c/${slug}/project/declaration`),
    enabled: slug !== "",
  });

/** What the CPTS declares, and how its lines are saved: each answer of the server is what the screen shows. */
export function useDeclaration() {
  const slug = useCpts()?.cptsSlug ?? "";
  const queries = useQueryClient();
  const query = useQuery(declarationQuery(slug));
  const put = async (path: string, body: unknown): Promise<Declaration> => {
    const saved = await api.put<Declaration>(`/api/c/${slug}/project/${path}`, body);
    queries.setQueryData(declarationQuery(slug).queryKey, saved);
    void queries.invalidateQueries({ queryKey: documentQuery(slug, "letter").queryKey });
    return saved;
  };
  const refresh = () => queries.invalidateQueries({ queryKey: declarationQuery(slug).queryKey });
  return { slug, declaration: query.data, put, refresh };
}

export type FieldsState = "saved" | "waiting" | "saving" | "refused";

/**
 * Some fields of the declaration, saved on leaving each. What the server has not acknowledged stays on this device, and is sent
 * again at the next visit.
 */
export function useFields(name: string) {
  const { slug, declaration, put, refresh } = useDeclaration();
  const key = `projet.${slug}.${name}`;
  const [typed, setTyped] = useState<Partial<ProjectFields>>(
    () => readDraft<Partial<ProjectFields>>(window.localStorage, key, Date.now())?.value ?? {},
  );
  const [state, setState] = useState<FieldsState>("saved");
  const [problem, setProblem] = useState<unknown>(null);
  const latest = useRef(typed);
  const busy = useRef(false);
  const keep = (next: Partial<ProjectFields>) => {
    latest.current = next;
    setTyped(next);
    if (Object.keys(next).length === 0) dropDraft(window.localStorage, key);
    else writeDraft(window.localStorage, key, next, Date.now());
  };
  const save = async () => {
    const sent = latest.current;
    if (busy.current || !declaration || Object.keys(sent).length === 0) return;
    busy.current = true;
    setState("saving");
    try {
      await put("declaration", { ...sent, revision: declaration.project.revision });
      const left = Object.entries(latest.current).filter(
        ([field, value]) => sent[field as keyof ProjectFields] !== value,
      );
      keep(Object.fromEntries(left));
      setProblem(null);
      setState(left.length > 0 ? "waiting" : "saved");
    } catch (error) {
      setProblem(error);
      setState("refused");
      void refresh();
    } finally {
      busy.current = false;
    }
  };
  // What an earlier visit could not send.
  const loaded = declaration !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the declaration is there
  useEffect(() => {
    if (loaded) void save();
  }, [loaded]);
  return {
    loaded,
    state,
    problem,
    value: <K extends keyof ProjectFields>(field: K): ProjectFields[K] =>
      (typed[field] ?? declaration?.project[field]) as ProjectFields[K],
    set: <K extends keyof ProjectFields>(field: K, value: ProjectFields[K]) => {
      keep({ ...latest.current, [field]: value });
      setState("waiting");
    },
    save: () => void save(),
  };
}
