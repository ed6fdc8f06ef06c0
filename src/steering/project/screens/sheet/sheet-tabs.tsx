import { AppLink, useCptsPath } from "../../../../design/index.ts";

const TABS = [
  ["projet/fiches", "Fiches"],
  ["projet/fiches/calendrier", "Calendrier"],
  ["projet/fiches/liens", "Liens et objectifs"],
] as const;

/** The three ways to look at the sheets. */
export function SheetTabs({ here }: { here: (typeof TABS)[number][0] }) {
  const inCpts = useCptsPath();
  return (
    <nav className="ps-tabs mg-no-print" aria-label="Les fiches, autrement">
      {TABS.map(([path, label]) => (
        <AppLink key={path} href={inCpts(path)} exact aria-current={path === here ? "page" : undefined}>
          {label}
        </AppLink>
      ))}
    </nav>
  );
}
