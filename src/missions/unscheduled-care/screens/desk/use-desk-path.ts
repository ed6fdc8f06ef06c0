import { useLocation } from "@tanstack/react-router";
import { useCptsPath, useGo } from "../../../../design/index.ts";
import { mayNameRequest } from "../client/care-words.ts";

export type DeskTab = "file" | "fiche" | "propositions";

/** Which request is open at the desk, in the address: a reload comes back to the same call. */
export function useDeskPath() {
  const { d, nouveau, volet } = useLocation().search as { d?: string; nouveau?: string; volet?: DeskTab };
  const path = useCptsPath();
  const go = useGo();
  return {
    openId: d && mayNameRequest(d) ? d : null,
    isNew: nouveau === "1",
    tab: volet ?? (d ? "fiche" : "file"),
    open: (id: string, tab: DeskTab = "fiche") => go(path(`soins/poste?d=${id}&volet=${tab}`)),
    begin: () => go(path(`soins/poste?d=${crypto.randomUUID()}&nouveau=1&volet=fiche`)),
    show: (tab: DeskTab) =>
      go(path(`soins/poste?volet=${tab}${d ? `&d=${d}` : ""}${nouveau ? "&nouveau=1" : ""}`), {
        replace: true,
      }),
    close: () => go(path("soins/poste")),
  };
}
