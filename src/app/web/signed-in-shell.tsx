import { useMediaQuery } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { Outlet, useLocation, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { api } from "../../design/api.ts";
import { dropAllDrafts } from "../../design/form/draft-store.ts";
import { Band } from "../../design/frame/bands.tsx";
import { placesFor, samePlaceIn } from "../../design/frame/choose-places.ts";
import { Frame } from "../../design/frame/frame.tsx";
import { UserMenu } from "../../design/frame/user-menu.tsx";
import { useShortcuts } from "../../design/keys/use-shortcuts.ts";
import { AppLink } from "../../design/link.tsx";
import { whenIdle } from "../../design/net/when-idle.ts";
import { type Membership, useCpts, useSession } from "../../design/session.ts";
import { DEMO_MAIL, DEMO_WORDS } from "./demo-words.ts";
import { fetchAhead, mayFetchAhead, screensBehind } from "./fetch-ahead.ts";
import { MyBell } from "./my-bell.tsx";
import { allPlaces, allRoutes } from "./registry.ts";
import { NotFound } from "./screens/not-found.tsx";

const GlassBand = lazy(() =>
  import("../../platform/access/screens/glass-band.tsx").then((module) => ({ default: module.GlassBand })),
);
const loadFinder = () => import("./finder.tsx");
const Finder = lazy(loadFinder);
/** After the messages, which matter more. */
const PLACES_AFTER_MS = 3_000;

/** What the person may open next is fetched while nothing else is: it is there when the network goes. */
function useFetchAhead(cpts: Membership | undefined) {
  useEffect(() => {
    const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
    if (!cpts || !mayFetchAhead(connection)) return;
    const screens = screensBehind(placesFor(allPlaces, cpts), allRoutes);
    return whenIdle(() => void fetchAhead([loadFinder, ...screens]).catch(() => {}), PLACES_AFTER_MS);
  }, [cpts]);
}

/** After a change of screen the keyboard and the screen reader start at the content, not at the old place. */
function useFocusOnContent() {
  const { pathname } = useLocation();
  const [first, setFirst] = useState(pathname);
  useEffect(() => {
    if (pathname === first) return;
    setFirst("");
    document.getElementById("contenu")?.focus({ preventScroll: true });
  }, [pathname, first]);
}

function useSignOut() {
  const queries = useQueryClient();
  return async () => {
    await api.post("/api/sign-out");
    queries.clear();
    dropAllDrafts(window.localStorage);
    dropAllDrafts(window.sessionStorage);
    // A whole reload: nothing of the person stays in memory.
    window.location.assign("/connexion");
  };
}

/** Everything that stands inside the frame: asks who it is, and that the CPTS of the address is one of theirs. */
export default function SignedInShell() {
  const session = useSession();
  const cpts = useCpts();
  const { slug } = useParams({ strict: false }) as { slug?: string };
  const wide = useMediaQuery("(min-width: 62em)", window.innerWidth >= 992, {
    getInitialValueInEffect: false,
  });
  const { pathname } = useLocation();
  const [searching, setSearching] = useState(false);
  const signOut = useSignOut();
  useFocusOnContent();
  useFetchAhead(cpts);
  useShortcuts([{ keys: "mod+k", label: "Chercher", run: () => setSearching(true) }]);
  if (!session) return null;
  const places = placesFor(allPlaces, cpts);
  return (
    <Frame
      cptsName={cpts?.cptsName ?? "Maillage"}
      homeHref={cpts ? `/c/${cpts.cptsSlug}` : "/"}
      places={places}
      wide={wide}
      onSearch={() => setSearching(true)}
      bell={cpts && <MyBell slug={cpts.cptsSlug} />}
      userMenu={
        <UserMenu
          session={session}
          cpts={cpts}
          withName={wide}
          hrefIn={(other) => samePlaceIn(pathname, other, allPlaces)}
          onSignOut={signOut}
        />
      }
      bands={
        session.demo && (
          <Band kind="demo" action={<AppLink href={DEMO_MAIL.href}>{DEMO_MAIL.label}</AppLink>}>
            {DEMO_WORDS}
          </Band>
        )
      }
    >
      {slug && !cpts ? <NotFound /> : <Outlet />}
      {cpts && (
        <Suspense>
          <GlassBand />
        </Suspense>
      )}
      {searching && cpts && (
        <Suspense>
          <Finder cpts={cpts} places={places} onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </Frame>
  );
}
