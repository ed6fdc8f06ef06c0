import { IconHome, IconSearch } from "@tabler/icons-react";
import { useLocation } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { AppLink } from "../link.tsx";
import { Mark } from "../look/mark.tsx";
import type { Place } from "../places.ts";
import { Bands } from "./bands.tsx";
import { bottomPlaces, groupPlaces, placeAt } from "./choose-places.ts";

type FrameProps = {
  cptsName: string;
  /** Address of the CPTS's home: "/c/slug". */
  homeHref: string;
  /** Those this person may open, in order. */
  places: readonly Place[];
  onSearch: () => void;
  bell: ReactNode;
  userMenu: ReactNode;
  children: ReactNode;
};

const hrefOf = (homeHref: string, place: Place) => `${homeHref}/${place.path}`;

/** A coordination has forty places: the one it is at may stand outside the rail. The page itself must not move. */
function keepMarkInSight(list: HTMLElement | null): void {
  const mark = list?.querySelector('[aria-current="page"]')?.getBoundingClientRect();
  if (!list || !mark) return;
  const { top, bottom, height } = list.getBoundingClientRect();
  if (mark.top < top || mark.bottom > bottom) list.scrollTop += mark.top - top - (height - mark.height) / 2;
}

function Rail({ cptsName, homeHref, places, onSearch, bell, userMenu }: Omit<FrameProps, "children">) {
  const here = placeAt(useLocation({ select: ({ pathname }) => pathname }), places);
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is what moves the mark in the document.
  useEffect(() => keepMarkInSight(nav.current), [here]);
  return (
    <section className="mg-rail mg-no-print" aria-label="Navigation et compte">
      <AppLink href={homeHref} className="mg-rail-head" exact>
        <Mark size={32} />
        <span>
          <span className="mg-rail-cpts">{cptsName}</span>
          <span className="mg-small mg-soft">Maillage</span>
        </span>
      </AppLink>
      <button type="button" className="mg-search-button" onClick={onSearch}>
        <IconSearch size={18} aria-hidden />
        <span>Chercher</span>
        <kbd className="mg-kbd">Ctrl K</kbd>
      </button>
      <nav ref={nav} aria-label="Lieux" className="mg-rail-nav">
        {groupPlaces(places).map((group) => (
          <div key={group.title} className="mg-rail-group">
            <p>{group.title}</p>
            <ul>
              {group.places.map((place) => (
                <li key={place.path}>
                  <AppLink href={hrefOf(homeHref, place)} className="mg-rail-link" exact={place !== here}>
                    <place.icon size={20} stroke={1.7} aria-hidden />
                    <span>{place.label}</span>
                  </AppLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="mg-rail-foot">
        {userMenu}
        {bell}
      </div>
    </section>
  );
}

function TopBar({ cptsName, homeHref, onSearch, bell, userMenu }: Omit<FrameProps, "children" | "places">) {
  return (
    <section className="mg-top mg-no-print" aria-label="CPTS, recherche et compte">
      <AppLink href={homeHref} className="mg-top-head">
        <Mark size={26} />
        <span>{cptsName}</span>
      </AppLink>
      <button type="button" className="mg-round" onClick={onSearch} aria-label="Chercher">
        <IconSearch size={22} aria-hidden />
      </button>
      {bell}
      {userMenu}
    </section>
  );
}

function BottomBar({ homeHref, places }: { homeHref: string; places: readonly Place[] }) {
  const chosen = bottomPlaces(places);
  return (
    <nav className="mg-bottom mg-no-print" aria-label="Lieux principaux">
      <AppLink href={homeHref} exact>
        <IconHome size={24} stroke={1.7} aria-hidden />
        <span>Accueil</span>
      </AppLink>
      {chosen.map((place) => (
        <AppLink key={place.path} href={hrefOf(homeHref, place)}>
          <place.icon size={24} stroke={1.7} aria-hidden />
          <span>{place.shortLabel ?? place.label}</span>
        </AppLink>
      ))}
    </nav>
  );
}

/** The frame of a signed-in person: rail on the desk, two bars on the phone, the content between. */
export function Frame(props: FrameProps & { wide: boolean; bands?: ReactNode }) {
  const { children, wide, bands, ...rest } = props;
  return (
    <div className="mg-frame" data-wide={wide || undefined}>
      <a className="mg-skip" href="#contenu">
        Aller au contenu
      </a>
      <Bands>{bands}</Bands>
      {wide ? <Rail {...rest} /> : <TopBar {...rest} />}
      <main id="contenu" tabIndex={-1} className="mg-main">
        {children}
      </main>
      {!wide && <BottomBar homeHref={rest.homeHref} places={rest.places} />}
    </div>
  );
}
