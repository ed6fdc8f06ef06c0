import { queryOptions } from "@tanstack/react-query";
import { careClient, type ListQuery } from "./care-client.ts";

/** Keys begin alike, so that a live event can make everything of the mission fresh again. */
export const careKeys = {
  all: (cpts: string) => ["snp", cpts] as const,
  lists: (cpts: string) => ["snp", cpts, "list"] as const,
  request: (cpts: string, id: string) => ["snp", cpts, "request", id] as const,
};

export const requestQuery = (cpts: string, id: string) =>
  queryOptions({ queryKey: careKeys.request(cpts, id), queryFn: () => careClient.read(cpts, id) });

export const listQuery = (cpts: string, query: ListQuery) =>
  queryOptions({
    queryKey: [...careKeys.lists(cpts), query],
    queryFn: () => careClient.list(cpts, query),
    refetchInterval: 120_000,
  });

/** The sheet in force and the levels change a few times a year. */
export const sheetQuery = (cpts: string) =>
  queryOptions({
    queryKey: ["snp", cpts, "sheet"],
    queryFn: () => careClient.sheet(cpts),
    staleTime: 600_000,
  });

export const storyQuery = (cpts: string, id: string) =>
  queryOptions({
    queryKey: [...careKeys.request(cpts, id), "story"],
    queryFn: () => careClient.story(cpts, id),
  });

/** The slot that has freed for a request that waits; asked again when a place moves. */
export const offerQuery = (cpts: string, id: string) =>
  queryOptions({
    queryKey: [...careKeys.request(cpts, id), "offer"],
    queryFn: () => careClient.offer(cpts, id),
    refetchInterval: 60_000,
  });

/** The card of one booking never changes, and is not asked for again with its request: when the booking ends there is none. */
export const cardQuery = (cpts: string, id: string, bookingId: string) =>
  queryOptions({
    queryKey: ["snp-card", cpts, id, bookingId],
    queryFn: () => careClient.card(cpts, id),
    staleTime: Number.POSITIVE_INFINITY,
  });
