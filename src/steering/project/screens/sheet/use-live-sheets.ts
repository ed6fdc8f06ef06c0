import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { type LiveEvent, useLiveEvents } from "../../../../design/index.ts";
import { sheetKeys } from "./sheet-client.ts";

const TOPICS = ["project-sheet"];
/** Somebody who types saves each second: what is shown follows, once in a while. */
const GATHER_MS = 400;

/** Hears that a sheet or an objective changed, here or at another's; `onSheet` gets the id of the sheet, or null. */
export const useHearSheets = (cpts: string, onSheet: (id: string | null) => void): void => {
  useLiveEvents(
    cpts ? `/api/c/${cpts}/live` : null,
    ({ data }: LiveEvent) => onSheet((data as { id?: string } | null)?.id ?? null),
    TOPICS,
  );
};

/** The lists of sheets follow what anybody changes. `mayNow` says no while something of one's own is on its way; it is then asked again. */
export function useLiveSheets(cpts: string, mayNow: () => boolean = () => true): void {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const later = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (!mayNow()) return later();
      for (const what of ["list", "links"])
        void queries.invalidateQueries({ queryKey: [...sheetKeys.all(cpts), what] });
    }, GATHER_MS);
  };
  useHearSheets(cpts, later);
}
