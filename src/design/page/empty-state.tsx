import type { ReactNode } from "react";
import { Mark } from "../look/mark.tsx";

type EmptyStateProps = {
  title: string;
  /** What this place is for, and what will be seen here. */
  children: ReactNode;
  /** The first act: a button or a link. */
  action?: ReactNode;
  icon?: ReactNode;
};

/** Teaches what an empty place is for and offers the first act. */
export function EmptyState({ title, children, action, icon }: EmptyStateProps) {
  return (
    <div className="mg-empty">
      <div className="mg-empty-mark">{icon ?? <Mark size={40} />}</div>
      <p className="mg-empty-title">{title}</p>
      <div className="mg-soft mg-empty-text">{children}</div>
      {action && <div className="mg-actions">{action}</div>}
    </div>
  );
}
