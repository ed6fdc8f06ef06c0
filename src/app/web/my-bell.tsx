import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../design/api.ts";
import { Bell, type Notice } from "../../design/frame/bell.tsx";
import { useLiveEvents } from "../../design/net/use-live-events.ts";

type NoticePage = { items: Notice[]; unread: number };

const key = ["notices"];

/** The bell, filled: what waits for the person, refreshed by the server's events. */
export function MyBell() {
  const queries = useQueryClient();
  const notices = useQuery({
    queryKey: key,
    queryFn: () => api.get<NoticePage>("/api/notices?limit=20"),
    refetchInterval: 120_000,
  });
  const markRead = useMutation({
    mutationFn: (ids: string[]) => api.post("/api/notices/read", { ids }),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  useLiveEvents("/api/live", () => void queries.invalidateQueries({ queryKey: key }), ["notice"]);
  return (
    <Bell
      notices={notices.data?.items ?? []}
      unread={notices.data?.unread ?? 0}
      unavailable={notices.isError}
      onRead={(ids) => markRead.mutate(ids)}
    />
  );
}
