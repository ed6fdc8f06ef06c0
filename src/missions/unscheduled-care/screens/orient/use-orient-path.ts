import { useLocation, useParams } from "@tanstack/react-router";
import { useCptsPath, useGo } from "../../../../design/index.ts";
import type { Step } from "./steps.ts";

/** Each step is an address of its own: the back button of the phone goes one step back, never out. */
export function useOrientPath() {
  const { requestId } = useParams({ strict: false }) as { requestId?: string };
  const { search } = useLocation();
  const { etape, nouveau } = search as { etape?: string; nouveau?: string };
  const path = useCptsPath();
  const go = useGo();
  const base = `soins/orienter/${requestId ?? ""}`;
  return {
    requestId: requestId ?? "",
    asked: etape,
    isNew: nouveau === "1",
    goTo: (step: Step, options?: { replace?: boolean }) => go(path(`${base}?etape=${step}`), options),
    goOut: (place: string) => go(path(place)),
  };
}
