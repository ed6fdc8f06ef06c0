import { type ReactNode, useId } from "react";

type SectionProps = {
  title: string;
  hint?: ReactNode;
  actions?: ReactNode;
  plain?: boolean;
  children: ReactNode;
};

/** A titled sheet of paper on the page; `plain` draws no sheet. */
export function Section({ title, hint, actions, plain = false, children }: SectionProps) {
  const id = useId();
  return (
    <section className={plain ? "mg-section" : "mg-section mg-card"} aria-labelledby={id}>
      <div className="mg-section-head">
        <div>
          <h2 id={id}>{title}</h2>
          {hint && <p className="mg-soft">{hint}</p>}
        </div>
        {actions && <div className="mg-actions mg-no-print">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
