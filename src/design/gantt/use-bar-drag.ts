import { type PointerEvent, useRef, useState } from "react";
import { columnsOver, type GanttBar, type GanttBounds, moveBar, resizeBar } from "./gantt-layout.ts";

type Grip = { part: "move" | "from" | "until"; x: number; columnPixels: number };

/** A bar under a mouse or a finger: where it would stand now, and where it is put down. Escape by the system puts it back. */
export function useBarDrag(
  bar: GanttBar,
  columns: number,
  bounds: GanttBounds,
  onDrop: (bar: GanttBar) => void,
) {
  const grip = useRef<Grip | null>(null);
  const [shown, setShown] = useState<GanttBar | null>(null);
  const under = (event: PointerEvent): GanttBar => {
    if (!grip.current) return bar;
    const { part, x, columnPixels } = grip.current;
    const by = columnsOver(event.clientX - x, columnPixels);
    return part === "move" ? moveBar(bar, by, bounds) : resizeBar(bar, part, by, bounds);
  };
  return {
    shown: shown ?? bar,
    dragging: shown !== null,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        const track = event.currentTarget.parentElement;
        const end = (event.target as HTMLElement).dataset["end"];
        grip.current = {
          part: end === "from" || end === "until" ? end : "move",
          x: event.clientX,
          columnPixels: (track?.clientWidth ?? 0) / columns,
        };
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (!grip.current) return;
        const next = under(event);
        if (next.from !== (shown ?? bar).from || next.until !== (shown ?? bar).until) setShown(next);
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        const next = under(event);
        grip.current = null;
        setShown(null);
        if (next.from !== bar.from || next.until !== bar.until) onDrop(next);
      },
      onPointerCancel: () => {
        grip.current = null;
        setShown(null);
      },
    },
  };
}
