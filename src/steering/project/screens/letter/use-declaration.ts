import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { dropDraft, readDraft, writeDraft } from "../../../../design/form/draft-store.ts";
import { ApiProblem, api, useCpts } from "../../../../design/index.ts";
import type { Declaration, Project, ProjectFields } from "../../declaration/declaration-contract.ts";
import { documentQuery } from "../document/document-client.ts";
import { type KeptFields, leftAfter, splitFields } from "./kept-fields.ts";

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
  const { queryKey } = declarationQuery(slug);
  const query = useQuery(declarationQuery(slug));
  const put = async (path: string, body: unknown): Promise<Declaration> => {
    const saved = await api.put<Declaration>(`/api/c/${slug}/project/${path}`, body);
    queries.setQueryData(queryKey, saved);
    void queries.invalidateQueries({ queryKey: documentQuery(slug, "letter").queryKey });
    return saved;
  };
  const refresh = () => queries.invalidateQueries({ queryKey });
  const known = () => queries.getQueryData<Declaration>(queryKey);
  const learn = (project: Project) =>
    queries.setQueryData<Declaration>(queryKey, (was) => was && { ...was, project });
  return { slug, declaration: query.data, put, refresh, known, learn };
}

export type FieldsState = "saved" | "waiting" | "saving" | "refused";
export type Fields = ReturnType<typeof useFields>;

const newer = (error: unknown): Project | null =>
  error instanceof ApiProblem && error.body.code === "project.declaration-changed"
    ? (error.body.current as Project)
    : null;

/**
 * Some fields of the declaration, saved on leaving each. What the server has not acknowledged stays on this device, and is sent
 * again at the next visit; what somebody else changed meanwhile is shown, and waits for a choice.
 */
export function useFields(name: string) {
  const { slug, declaration, put, refresh, known, learn } = useDeclaration();
  const key = `projet.${slug}.champs.${name}`;
  const [typed, setTyped] = useState<KeptFields>(
    () => readDraft<KeptFields>(window.localStorage, key, Date.now())?.value ?? {},
  );
  const [state, setState] = useState<FieldsState>("saved");
  const [problem, setProblem] = useState<unknown>(null);
  const latest = useRef(typed);
  const busy = useRef(false);
  const keep = (next: KeptFields) => {
    latest.current = next;
    setTyped(next);
    if (Object.keys(next).length === 0) dropDraft(window.localStorage, key);
    else writeDraft(window.localStorage, key, next, Date.now());
  };
  /** One round; the project as it stands where somebody else was faster. */
  const saveOver = async (stands: Project): Promise<Project | null> => {
    const { send, clashes } = splitFields(latest.current, stands);
    try {
      if (Object.keys(send).length > 0) {
        setState("saving");
        await put("declaration", { ...send, revision: stands.revision });
      }
      keep(leftAfter(latest.current, send, clashes));
      setProblem(null);
      setState(Object.keys(latest.current).length > 0 ? "waiting" : "saved");
      return null;
    } catch (error) {
      const theirs = newer(error);
      if (theirs) {
        learn(theirs);
        return theirs;
      }
      setProblem(error);
      setState("refused");
      void refresh();
      return null;
    }
  };
  const save = async () => {
    const stands = known()?.project;
    if (busy.current || !stands || Object.keys(latest.current).length === 0) return;
    busy.current = true;
    const theirs = await saveOver(stands);
    if (theirs && (await saveOver(theirs))) setState("waiting");
    busy.current = false;
  };
  // What an earlier visit could not send.
  const loaded = declaration !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the declaration is there
  useEffect(() => {
    if (loaded) void save();
  }, [loaded]);
  const stands = declaration?.project;
  return {
    loaded,
    state,
    problem,
    clashes: (stands ? splitFields(typed, stands).clashes : []).map((field) => ({
      field,
      mine: typed[field]?.value,
      theirs: stands?.[field],
      theirsBy: stands?.changedByLabel ?? "",
    })),
    value: <K extends keyof ProjectFields>(field: K): ProjectFields[K] =>
      (typed[field] ? typed[field].value : stands?.[field]) as ProjectFields[K],
    set: <K extends keyof ProjectFields>(field: K, value: ProjectFields[K]) => {
      const was = latest.current[field] ? latest.current[field].was : stands?.[field];
      keep({ ...latest.current, [field]: { value, was } });
      setState("waiting");
    },
    save: () => void save(),
    /** Ends a clash: mine over theirs, or theirs. */
    choose: (field: keyof ProjectFields, takesMine: boolean) => {
      const { [field]: one, ...others } = latest.current;
      keep(takesMine && one ? { ...others, [field]: { ...one, was: stands?.[field] } } : others);
      void save();
    },
  };
}
