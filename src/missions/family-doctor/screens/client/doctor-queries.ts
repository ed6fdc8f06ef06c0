import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useLiveEvents } from "../../../../design/index.ts";
import { offerClient } from "./offer-client.ts";
import { proposalClient } from "./proposal-client.ts";
import { searchClient } from "./search-client.ts";

/** Keys begin alike, so that a live event makes everything of the mission fresh again. */
export const doctorKeys = {
  all: (cpts: string) => ["mt", cpts] as const,
  request: (cpts: string, id: string) => ["mt", cpts, "request", id] as const,
};

export const requestQuery = (cpts: string, id: string) =>
  queryOptions({
    queryKey: doctorKeys.request(cpts, id),
    queryFn: () => searchClient.read(cpts, id),
    enabled: cpts !== "",
  });

export const storyQuery = (cpts: string, id: string) =>
  queryOptions({
    queryKey: [...doctorKeys.request(cpts, id), "story"],
    queryFn: () => searchClient.story(cpts, id),
  });

export const proposalsOfQuery = (cpts: string, id: string) =>
  queryOptions({
    queryKey: [...doctorKeys.request(cpts, id), "proposals"],
    queryFn: () => proposalClient.ofRequest(cpts, id),
  });

/** The five best move with every offer: asked again each time they are shown. */
export const bestQuery = (cpts: string, id: string) =>
  queryOptions({
    queryKey: [...doctorKeys.request(cpts, id), "best"],
    queryFn: () => proposalClient.best(cpts, id),
    staleTime: 0,
  });

/** Each volunteer's load, and who is within reach. */
export const offerTableQuery = (cpts: string) =>
  queryOptions({
    queryKey: [...doctorKeys.all(cpts), "offer-table"],
    queryFn: () => offerClient.table(cpts),
    enabled: cpts !== "",
  });

/** Whom one volunteer takes, by commune. */
export const offerReachQuery = (cpts: string, id: string) =>
  queryOptions({
    queryKey: [...doctorKeys.all(cpts), "offer-reach", id],
    queryFn: () => offerClient.reach(cpts, id),
    enabled: cpts !== "" && id !== "",
  });

const TOPICS = ["family-doctor", "family-doctor-offer"];
/** One act tells several times: screens ask once per burst. */
const BURST_MS = 400;

export function useDoctorRefresh(cpts: string): () => Promise<unknown> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: doctorKeys.all(cpts) });
}

/** Keeps every screen of the mission fresh by the server's events. */
export function useDoctorLive(cpts: string): void {
  const refresh = useDoctorRefresh(cpts);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useLiveEvents(
    cpts ? `/api/c/${cpts}/live` : null,
    ({ type, data }) => {
      const topic = (data as { topic?: string } | undefined)?.topic ?? type;
      if (!TOPICS.includes(topic)) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void refresh(), BURST_MS);
    },
    TOPICS,
  );
}
