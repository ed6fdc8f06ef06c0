import { ActionIcon } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";

type ItemCardProps = {
  /** What it is called, closed: « douleur thoracique ». */
  title: string;
  kind: string;
  problem?: string | undefined;
  first: boolean;
  last: boolean;
  onMove: (step: 1 | -1) => void;
  onRemove: () => void;
  children: ReactNode;
};

/** One line of the sheet: opened to change it, moved by its arrows, taken out. The draft is not in force: all can come back. */
export function ItemCard({ title, kind, problem, first, last, onMove, onRemove, children }: ItemCardProps) {
  const name = title || "sans nom";
  return (
    <li className="snp-item" data-problem={problem ? true : undefined}>
      <details>
        <summary>
          <strong>{name}</strong>
          <span className="mg-small mg-soft">{kind}</span>
          {problem && <span className="snp-item-problem">{problem}</span>}
        </summary>
        <div className="mg-stack snp-item-body">{children}</div>
      </details>
      <div className="snp-item-acts">
        <ActionIcon aria-label={`Monter « ${name} »`} disabled={first} onClick={() => onMove(-1)}>
          <IconArrowUp size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label={`Descendre « ${name} »`} disabled={last} onClick={() => onMove(1)}>
          <IconArrowDown size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label={`Retirer « ${name} »`} onClick={onRemove}>
          <IconTrash size={20} aria-hidden />
        </ActionIcon>
      </div>
    </li>
  );
}
