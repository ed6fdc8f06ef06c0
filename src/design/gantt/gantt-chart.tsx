import "./gantt.css";
import { type CSSProperties, useEffect, useId, useRef, useState } from "react";
import { AppLink } from "../link.tsx";
import { type GanttBar, type GanttSpan, keyChange, placeOf, spanOf } from "./gantt-layout.ts";
import type { GanttProps, GanttRows } from "./gantt-props.ts";
import { useBarDrag } from "./use-bar-drag.ts";

const LEAST_COLUMNS = 6;

type Inner = Pick<GanttProps, "words" | "bounds"> & {
  span: GanttSpan;
  helpId: string;
  onDrop: ((groupId: string, bar: GanttBar) => void) | undefined;
};

const columnsOf = (span: GanttSpan): number[] =>
  Array.from({ length: span.last - span.first + 1 }, (_, at) => span.first + at);

/** Bars over columns, moved with the mouse, a finger or the keyboard. What it shows is also in the table that stands with it. */
export function Gantt(props: GanttProps) {
  const { caption, groups, words, marked, bounds, onChange } = props;
  const helpId = useId();
  const [said, setSaid] = useState("");
  const span = spanOf(groups, marked, bounds, LEAST_COLUMNS);
  const onDrop =
    onChange &&
    ((groupId: string, bar: GanttBar) => {
      setSaid(`${bar.label} : ${words.span(bar.from, bar.until)}`);
      onChange(groupId, bar);
    });
  const inner = { words, bounds, span, helpId, onDrop };
  const style = { "--mg-gantt-columns": span.last - span.first + 1 } as CSSProperties;
  return (
    <figure className="mg-gantt" aria-label={caption}>
      {onDrop && (
        <p id={helpId} className="mg-small mg-soft mg-no-print">
          Faites glisser une étape, ou ses bords. Au clavier : ← → la déplacent, Maj + ← → changent sa fin,
          Alt + ← → son début.
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="mg-gantt-scroll" aria-label={`${caption}, à faire défiler`} tabIndex={0}>
        <div className="mg-gantt-sheet" style={style}>
          <Heads {...{ span, words, marked }} />
          {groups.map((group) => (
            <Group key={group.id} group={group} marked={marked} {...inner} />
          ))}
        </div>
      </section>
      <p className="mg-hidden" role="status">
        {said}
      </p>
    </figure>
  );
}

function Heads({ span, words, marked }: Pick<Inner, "span" | "words"> & { marked: number }) {
  const columns = columnsOf(span);
  const headings = [...Map.groupBy(columns, words.heading)];
  return (
    <div className="mg-gantt-heads" aria-hidden>
      <div className="mg-gantt-grid">
        {headings.map(([heading, under]) => (
          <span key={heading} style={{ gridColumn: `span ${under.length}` }} className="mg-gantt-year">
            {heading}
          </span>
        ))}
      </div>
      <div className="mg-gantt-grid">
        {columns.map((column) => (
          <span key={column} data-marked={column === marked || undefined}>
            {words.column(column)}
          </span>
        ))}
      </div>
    </div>
  );
}

function Group({ group, marked, ...inner }: Inner & { group: GanttRows; marked: number }) {
  return (
    <div className="mg-gantt-group">
      <p className="mg-gantt-name">
        {group.href ? <AppLink href={group.href}>{group.label}</AppLink> : group.label}
      </p>
      {group.bars.map((bar) => (
        <div key={bar.id} className="mg-gantt-row">
          <span className="mg-gantt-label" aria-hidden>
            {bar.label}
          </span>
          <div className="mg-gantt-grid mg-gantt-track">
            {columnsOf(inner.span).map((column, at) => (
              <span
                key={column}
                className="mg-gantt-cell"
                style={{ gridColumn: at + 1 }}
                data-marked={column === marked || undefined}
                aria-hidden
              />
            ))}
            {group.locked || !inner.onDrop ? (
              <StillBar bar={bar} {...inner} />
            ) : (
              <MovingBar bar={bar} groupId={group.id} {...inner} onDrop={inner.onDrop} />
            )}
          </div>
        </div>
      ))}
    </div>
  );
}

const gridStyle = (bar: GanttBar, span: GanttSpan): CSSProperties | null => {
  const place = placeOf(bar, span);
  return place && { gridColumn: `${place.start} / ${place.end}` };
};

function StillBar({ bar, span, words }: Inner & { bar: GanttBar }) {
  const style = gridStyle(bar, span);
  if (!style) return null;
  return (
    <span className="mg-gantt-bar" data-still style={style}>
      <span className="mg-hidden">{`${bar.label} : ${words.span(bar.from, bar.until)}`}</span>
    </span>
  );
}

type MovingProps = Inner & {
  bar: GanttBar;
  groupId: string;
  onDrop: (groupId: string, bar: GanttBar) => void;
};

function MovingBar({ bar, groupId, span, words, bounds, helpId, onDrop }: MovingProps) {
  const drop = (next: GanttBar) => onDrop(groupId, next);
  const columns = span.last - span.first + 1;
  const { shown, dragging, handlers } = useBarDrag(bar, columns, bounds, drop);
  // Keys that come faster than the drawing go on from the one before, not from what is still drawn.
  const pressed = useRef<GanttBar | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn has caught up when either end changed
  useEffect(() => {
    pressed.current = null;
  }, [bar.from, bar.until]);
  const style = gridStyle(shown, span);
  if (!style) return null;
  return (
    <button
      type="button"
      className="mg-gantt-bar"
      data-dragging={dragging || undefined}
      style={style}
      aria-label={`${bar.label} : ${words.span(shown.from, shown.until)}`}
      aria-describedby={helpId}
      title={words.span(shown.from, shown.until)}
      {...handlers}
      onKeyDown={(event) => {
        const now = pressed.current ?? bar;
        const next = keyChange(now, event, bounds);
        if (!next) return;
        event.preventDefault();
        if (next.from === now.from && next.until === now.until) return;
        pressed.current = next;
        drop(next);
      }}
    >
      <span className="mg-gantt-end" data-end="from" />
      <span className="mg-gantt-end" data-end="until" />
    </button>
  );
}
