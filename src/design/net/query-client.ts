import { QueryClient } from "@tanstack/react-query";
import { isTransient } from "./problem.ts";

/** Reads are tried again when nobody answered; writes never by themselves: the person decides, with the same intent key. */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 20_000,
        retry: (failures, problem) => failures < 2 && isTransient(problem),
        retryDelay: (failures) => Math.min(8000, 700 * 2 ** failures),
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
