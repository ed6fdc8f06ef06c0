import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { addDays, dateIn, formatPlainDay, formatTime } from "../time/time-words.ts";
import { type GridProps, hourHeight } from "./calendar-props.ts";
import { movedTo, type Placed, snap } from "./layout-week.ts";

const toneWords = { open: "libre", held: "tenu", done: "réservé", neutral: "" };

/** Alt + arrows: a step up or down, a day left or right. */
function useKeyboardMove(placed: Placed, grid: GridProps) {
  return (event: KeyboardEvent) => {
    if (!event.altKey || !placed.event.movable || !grid.onMove) return;
    const minutes = { ArrowUp: -grid.stepMinutes, ArrowDown: grid.stepMinutes }[event.key] ?? 0;
    const days = { ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0;
    if (minutes === 0 && days === 0) return;
    event.preventDefault();
    const start = placed.startMinute + minutes;
    if (start < 0 || start >= 1440) return;
    const span = movedTo(placed.event, addDays(placed.date, days), start, grid.zone);
    grid.onMove(placed.event.id, span);
    const date = dateIn(span.startsAt, grid.zone);
    grid.say(
      `Déplacé : ${formatPlainDay(date, Number(date.slice(0, 4)))}, ${formatTime(span.startsAt, grid.zone)}`,
    );
  };
}

type Drag = { x: number; y: number; dx: number; dy: number };

function useDrag(placed: Placed, grid: GridProps) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const dragged = useRef(false);
  const movable = placed.event.movable && grid.onMove;
  const drop = (event: PointerEvent<HTMLElement>, end: Drag) => {
    event.currentTarget.style.pointerEvents = "none";
    const under = document.elementFromPoint(event.clientX, event.clientY);
    event.currentTarget.style.pointerEvents = "";
    const date = under?.closest<HTMLElement>("[data-date]")?.dataset["date"];
    const start = snap(placed.startMinute + (end.dy / hourHeight) * 60, grid.stepMinutes);
    if (!date || start < 0 || start >= 1440) return;
    grid.onMove?.(placed.event.id, movedTo(placed.event, date, start, grid.zone));
  };
  const handlers = movable
    ? {
        onPointerDown: (event: PointerEvent<HTMLElement>) => {
          if (event.button !== 0) return;
          dragged.current = false;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ x: event.clientX, y: event.clientY, dx: 0, dy: 0 });
        },
        onPointerMove: (event: PointerEvent<HTMLElement>) => {
          if (!drag) return;
          const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
          // Below six pixels it is a touch, not a move.
          if (Math.hypot(dx, dy) > 6) dragged.current = true;
          setDrag({ ...drag, dx, dy });
        },
        onPointerUp: (event: PointerEvent<HTMLElement>) => {
          if (drag && dragged.current) drop(event, drag);
          setDrag(null);
        },
        onPointerCancel: () => setDrag(null),
      }
    : {};
  return { offset: drag && dragged.current ? drag : null, dragged, handlers };
}

export function EventBlock({ placed, grid }: { placed: Placed; grid: GridProps }) {
  const { event, startMinute, endMinute, lane, lanes } = placed;
  const { offset, dragged, handlers } = useDrag(placed, grid);
  const onKeyDown = useKeyboardMove(placed, grid);
  const tone = event.tone ?? "neutral";
  const hours = `${formatTime(event.startsAt, grid.zone)} – ${formatTime(event.endsAt, grid.zone)}`;
  const short = endMinute - startMinute < 35;
  return (
    <button
      type="button"
      className="mg-event"
      data-tone={tone}
      data-short={short || undefined}
      data-movable={event.movable || undefined}
      style={{
        top: ((startMinute - grid.hours.from * 60) / 60) * hourHeight,
        height: Math.max(24, ((endMinute - startMinute) / 60) * hourHeight),
        left: `${(lane / lanes) * 100}%`,
        width: `calc(${100 / lanes}% - 4px)`,
        ...(offset
          ? { transform: `translate(${offset.dx}px, ${offset.dy}px)`, zIndex: 5, opacity: 0.85 }
          : {}),
      }}
      onClick={() => {
        if (!dragged.current) grid.onOpen?.(event.id);
      }}
      onKeyDown={onKeyDown}
      {...handlers}
    >
      {short && <span className="mg-figures">{formatTime(event.startsAt, grid.zone)}</span>}{" "}
      <span className="mg-event-title">{event.title}</span>{" "}
      {!short && <span className="mg-figures">{hours}</span>}
      {/* What sight has from colour and place. No label of its own: who says aloud what they see must reach the block. */}
      <span className="mg-hidden">
        {[
          "",
          toneWords[tone] === event.title.toLowerCase() ? "" : toneWords[tone],
          short ? hours : "",
          event.detail,
          event.movable ? "Alt et flèches pour déplacer" : "",
        ]
          .filter((part, index) => index === 0 || part)
          .join(", ")}
      </span>
    </button>
  );
}
