import "./gantt.css";
import { AppLink } from "../link.tsx";
import type { GanttBar, GanttSpan } from "./gantt-layout.ts";
import type { GanttProps, GanttRows } from "./gantt-props.ts";

type TableProps = Omit<GanttProps, "marked"> & {
  /** Head of the first column: « Étape ». */
  head: string;
};

/** What a Gantt draws, as a table: the same steps, moved by choosing where they begin and end. */
export function GanttTable({ caption, groups, words, bounds, onChange, head }: TableProps) {
  const span: GanttSpan = { first: bounds.least, last: bounds.most };
  return (
    <div className="mg-table-scroll">
      <table className="mg-table">
        <caption className="mg-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">Début</th>
            <th scope="col">Fin</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.id}>
            <tr>
              <th scope="rowgroup" colSpan={3} className="mg-gantt-head">
                {group.href ? <AppLink href={group.href}>{group.label}</AppLink> : group.label}
              </th>
            </tr>
            {group.bars.map((bar) => (
              <Row
                key={bar.id}
                {...{ group, bar, words, span }}
                onChange={group.locked ? undefined : onChange}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

type RowProps = Pick<GanttProps, "words" | "onChange"> & { group: GanttRows; bar: GanttBar; span: GanttSpan };

function Row({ group, bar, words, span, onChange }: RowProps) {
  const choose = (end: "from" | "until", column: number) =>
    onChange?.(group.id, {
      ...bar,
      from: end === "from" ? column : Math.min(bar.from, column),
      until: end === "until" ? column : Math.max(bar.until, column),
    });
  return (
    <tr>
      <th scope="row">{bar.label}</th>
      {(["from", "until"] as const).map((end) => (
        <td key={end}>
          {onChange ? (
            <ColumnChoice
              label={`${end === "from" ? "Début" : "Fin"} de « ${bar.label} »`}
              value={bar[end]}
              {...{ span, words }}
              onChoose={(column) => choose(end, column)}
            />
          ) : (
            words.one(bar[end])
          )}
        </td>
      ))}
    </tr>
  );
}

type ChoiceProps = Pick<GanttProps, "words"> & {
  label: string;
  value: number;
  span: GanttSpan;
  onChoose: (column: number) => void;
};

/** One column among those that one may choose. */
export function ColumnChoice({ label, value, span, words, onChoose }: ChoiceProps) {
  const columns = Array.from({ length: span.last - span.first + 1 }, (_, at) => span.first + at);
  return (
    <select
      className="mg-gantt-choice"
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(Number(event.currentTarget.value))}
    >
      {!columns.includes(value) && <option value={value}>{words.one(value)}</option>}
      {columns.map((column) => (
        <option key={column} value={column}>
          {words.one(column)}
        </option>
      ))}
    </select>
  );
}
