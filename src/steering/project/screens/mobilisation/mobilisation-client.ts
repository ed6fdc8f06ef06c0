import { queryOptions } from "@tanstack/react-query";
import { api, formatNumber } from "../../../../design/index.ts";
import type {
  Counted,
  Figure,
  Measure,
  Mobilisation,
  PeopleList,
  ProjectAction,
  ProjectPerson,
} from "../../mobilisation/mobilisation-contract.ts";

const base = (slug: string) => `/api/c/${slug}/project`;

export const mobilisationQuery = (slug: string) =>
  queryOptions({
    queryKey: ["project-mobilisation", slug],
    queryFn: () => api.get<Mobilisation>(`${base(slug)}/mobilisation`),
    enabled: slug !== "",
  });

export const countedQuery = (slug: string, row: string, measure: Measure) =>
  queryOptions({
    queryKey: ["project-counted", slug, row, measure],
    queryFn: () => api.get<Counted>(`${base(slug)}/mobilisation/${row}/${measure}`),
    gcTime: 0,
  });

export const actionsQuery = (slug: string) =>
  queryOptions({
    queryKey: ["project-actions", slug],
    queryFn: () => api.get<{ items: ProjectAction[] }>(`${base(slug)}/actions`),
    enabled: slug !== "",
  });

export const peopleQuery = (slug: string) =>
  queryOptions({
    queryKey: ["project-people", slug],
    queryFn: () => api.get<PeopleList>(`${base(slug)}/people`),
    enabled: slug !== "",
  });

export const projectApi = base;

export const MEASURE_WORDS: Record<Measure, string> = {
  identified: "Identifiés",
  solicited: "Sollicités",
  engaged: "Engagés",
};

export const KIND_WORDS: Record<ProjectAction["kind"], string> = {
  meeting: "Réunion",
  newsletter: "Lettre d’information",
  mailing: "Envoi de mails ou de courriers",
  call: "Appels",
  other: "Autre action",
};

export const PART_WORDS: Record<ProjectPerson["part"], string> = {
  team: "Équipe projet",
  active: "Membres actifs",
  partner: "Partenaires",
};

/** What the letter will print of a figure. */
export function figureNumber({ computed, correction }: Figure): string {
  if (!correction) return formatNumber(computed);
  const number = correction.value === null ? "" : formatNumber(correction.value);
  return [number, correction.note].filter(Boolean).join(" · ") || "—";
}
