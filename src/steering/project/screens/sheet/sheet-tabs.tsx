import { PageTabs, useCptsPath } from "../../../../design/index.ts";

const TABS = [
  ["projet/fiches", "Fiches"],
  ["projet/fiches/calendrier", "Calendrier"],
  ["projet/fiches/liens", "Liens et objectifs"],
] as const;

/** The three ways to look at the sheets. */
export function SheetTabs({ here }: { here: (typeof TABS)[number][0] }) {
  const inCpts = useCptsPath();
  return (
    <PageTabs
      label="Les fiches, autrement"
      tabs={TABS.map(([path, label]) => ({ label, href: inCpts(path), here: path === here }))}
    />
  );
}
