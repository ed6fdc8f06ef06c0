import { IconChevronLeft } from "@tabler/icons-react";
import { type ReactNode, useEffect } from "react";
import { AppLink } from "../link.tsx";

type Crumb = { label: string; href: string };

type PageProps = {
  title: string;
  subtitle?: ReactNode;
  /** At most one primary action; on the phone they stand under the title. */
  actions?: ReactNode;
  /** From the widest to the nearest; the phone shows the nearest as « ‹ ». */
  breadcrumb?: readonly Crumb[];
  /** narrow: forms and reading (720 px) · wide: the whole 1200 px · full: no limit (a call desk). */
  width?: "narrow" | "wide" | "full";
  children: ReactNode;
};

/** The head of a screen and its content. Gives the window its title. */
export function Page({ title, subtitle, actions, breadcrumb = [], width = "wide", children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Maillage`;
  }, [title]);
  return (
    <div className="mg-page" data-width={width}>
      <header className="mg-page-head">
        {breadcrumb.length > 0 && (
          <nav aria-label="Fil d’Ariane" className="mg-crumbs mg-no-print">
            <ol>
              {breadcrumb.map((crumb) => (
                <li key={crumb.href}>
                  <AppLink href={crumb.href}>
                    <IconChevronLeft size={18} aria-hidden />
                    {crumb.label}
                  </AppLink>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className="mg-page-title">
          <div>
            <h1>{title}</h1>
            {subtitle && <p className="mg-soft">{subtitle}</p>}
          </div>
          {actions && <div className="mg-actions mg-no-print">{actions}</div>}
        </div>
      </header>
      {children}
    </div>
  );
}
