import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../design/api.ts";
import { Bell } from "../../design/frame/bell.tsx";
import { useLiveEvents } from "../../design/net/use-live-events.ts";
import type { NoticePage } from "../../platform/notify/contract.ts";

/** The bell, filled: what waits for the person in this CPTS, refreshed by the server's events. */
export function MyBell({ slug }: { slug: string }) {
  const queries = useQueryClient();
  const key = ["notices", slug];
  const notices = useQuery({
    queryKey: key,
    queryFn: () => api.get<NoticePage>(`/api/c/${slug}/notices?limit=20`),
    refetchInterval: 120_000,
  });
  const markRead = useMutation({
    mutationFn: (ids: string[]) => api.post(`/api/c/${slug}/notices/read`, { ids }),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  useLiveEvents(
    `/api/c/${slug}/live`,
    ({ type, data }) => {
      const topic = (data as { topic?: unknown } | null)?.topic ?? type;
      if (topic === "notice") void queries.invalidateQueries({ queryKey: key });
    },
    ["notice"],
  );
  return (
    <Bell
      notices={(notices.data?.items ?? []).map(({ href, ...notice }) => ({ ...notice, link: href }))}
      unread={notices.data?.unread ?? 0}
      unavailable={notices.isError}
      onRead={(ids) => markRead.mutate(ids)}
    />
  );
}
