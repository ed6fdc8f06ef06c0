import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";

const STOPS = "a[href], button:not([disabled])";
const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at <= 0 ? count : at) - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

export type Pop = {
  open: boolean;
  toggle: () => void;
  close: () => void;
  /** For the element around the button and its panel. */
  around: {
    ref: RefObject<HTMLDivElement | null>;
    onBlur: (event: FocusEvent) => void;
    onKeyDown: (event: KeyboardEvent) => void;
  };
  /** For the panel: it takes the focus when it opens. */
  panel: RefObject<HTMLDivElement | null>;
};

/**
 * A small panel under a button of the frame. Escape closes it and gives the focus back; going elsewhere, by touch or by Tab,
 * closes it; with `arrows` they walk through it. Written here because the library's own brings 25 kB of placing to the first screen.
 */
export function usePop({ arrows = false }: { arrows?: boolean } = {}): Pop {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    (arrows ? panel.current?.querySelector<HTMLElement>(STOPS) : panel.current)?.focus();
    const elsewhere = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", elsewhere);
    return () => document.removeEventListener("pointerdown", elsewhere);
  }, [open, arrows]);
  const walk = (event: KeyboardEvent) => {
    const step = arrows ? STEPS[event.key] : undefined;
    const stops = [...(panel.current?.querySelectorAll<HTMLElement>(STOPS) ?? [])];
    if (!step || stops.length === 0) return;
    event.preventDefault();
    stops[step(stops.indexOf(document.activeElement as HTMLElement), stops.length)]?.focus();
  };
  return {
    open,
    toggle: () => setOpen(!open),
    close: () => setOpen(false),
    around: {
      ref: box,
      // Without a next element the window itself lost the focus, or a browser that does not focus buttons was touched.
      onBlur: ({ relatedTarget }) => {
        if (relatedTarget && !box.current?.contains(relatedTarget)) setOpen(false);
      },
      onKeyDown: (event) => {
        if (!open) return;
        if (event.key !== "Escape") return walk(event);
        event.stopPropagation();
        setOpen(false);
        box.current?.querySelector("button")?.focus();
      },
    },
    panel,
  };
}
