import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { ApiProblem, api, useLiveEvents } from "../../../design/index.ts";
import type { MapBox } from "../../../design/map/index.tsx";
import type { AgesAnswer, Ground, TerritoryMapAnswer } from "../ground/ground-contract.ts";
import type { Load } from "../load/load-contract.ts";
import type { BordersAnswer } from "../neighbour/border-contract.ts";

export type Level = "commune" | "iris";
export type { AgesAnswer, BordersAnswer, Ground, Load };
export type MapPiece = TerritoryMapAnswer["pieces"][number];

/** A box a little larger than asked, on a grid: a small move asks nothing anew. */
const around = (box: MapBox): MapBox => {
  const step = 0.05;
  return {
    west: Math.max(-180, Math.floor(box.west / step) * step),
    south: Math.max(-90, Math.floor(box.south / step) * step),
    east: Math.min(180, Math.ceil(box.east / step) * step),
    north: Math.min(90, Math.ceil(box.north / step) * step),
  };
};

export const useGround = (slug: string, level: Level, box: MapBox | null) => {
  const asked = box && around(box);
  return useQuery({
    queryKey: ["territory-ground", slug, level, asked],
    queryFn: () => {
      const words = new URLSearchParams({ level });
      for (const [side, degrees] of Object.entries(asked as MapBox)) words.set(side, degrees.toFixed(4));
      return api.get<Ground>(`/api/c/${slug}/territory/ground?${words}`);
    },
    enabled: slug !== "" && asked !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
};

/** The territory as it is saved, and what lies around. */
export const useTerritoryMap = (slug: string) =>
  useQuery({
    queryKey: ["territory-map", slug],
    queryFn: () => api.get<TerritoryMapAnswer>(`/api/c/${slug}/territory/map`),
    enabled: slug !== "",
    staleTime: 60_000,
  });

export const useBorders = (slug: string) =>
  useQuery({
    queryKey: ["territory-borders", slug],
    queryFn: () => api.get<BordersAnswer>(`/api/c/${slug}/territory/borders`),
    enabled: slug !== "",
  });

export const useAges = (slug: string) =>
  useQuery({
    queryKey: ["territory-ages", slug],
    queryFn: () => api.get<AgesAnswer>(`/api/c/${slug}/territory/ages`),
    enabled: slug !== "",
  });

/** The last files; asked again when the server says that one moved on. */
export function useLoads(slug: string) {
  const queries = useQueryClient();
  useLiveEvents(slug === "" ? null : `/api/c/${slug}/live`, () => {
    for (const key of [
      "territory-loads",
      "territory-ground",
      "territory-ages",
      "territory-borders",
      "territory-map",
    ])
      void queries.invalidateQueries({ queryKey: [key, slug] });
  }, ["territory-load"]);
  return useQuery({
    queryKey: ["territory-loads", slug],
    queryFn: () => api.get<{ items: Load[] }>(`/api/c/${slug}/territory/loads`),
    enabled: slug !== "",
    refetchInterval: (query) =>
      query.state.data?.items.some((one) => one.state === "reading") ? 3_000 : false,
  });
}

/** Sends a file as it is and tells how far it is: the one thing that `fetch` cannot do. */
export const sendLoad = (
  slug: string,
  file: { kind: string; body: File; replaces: boolean },
  onProgress: (bytes: number) => void,
): Promise<Load> =>
  new Promise((resolve, reject) => {
    const words = new URLSearchParams({
      kind: file.kind,
      name: file.body.name.slice(0, 255),
      replaces: String(file.replaces),
    });
    const request = new XMLHttpRequest();
    request.open("POST", `/api/c/${slug}/territory/loads?${words}`);
    request.setRequestHeader("X-Maillage", "1");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => (request.status === 201 ? resolve(request.response) : reject(problemOf(request)));
    request.onerror = () => reject(problemOf(request));
    request.send(file.body);
  });

const problemOf = (request: XMLHttpRequest): ApiProblem => {
  const body = (request.response ?? {}) as Partial<ApiProblem["body"]>;
  return new ApiProblem({
    type: "about:blank",
    title: body.title ?? "Envoi refusé",
    status: request.status,
    detail:
      body.detail ??
      "L’envoi s’est arrêté avant la fin. Rien n’a été changé : envoyez le fichier de nouveau.",
    code: body.code ?? `http.${request.status}`,
    errors: body.errors ?? [],
    requestId: body.requestId ?? null,
  });
};
