import { AppLink } from "../link.tsx";

type PageTabsProps = {
  /** What the pages have in common, read aloud. */
  label: string;
  tabs: readonly { label: string; href: string; here: boolean }[];
};

/** Pages that show the same thing another way, side by side under the title. */
export const PageTabs = ({ label, tabs }: PageTabsProps) => (
  <nav className="mg-tabs mg-no-print" aria-label={label}>
    {tabs.map((tab) => (
      <AppLink key={tab.href} href={tab.href} exact aria-current={tab.here ? "page" : undefined}>
        {tab.label}
      </AppLink>
    ))}
  </nav>
);
