import type { QueryClient } from "@tanstack/react-query";
import {
  type AnyRoute,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { ApiProblem } from "../../design/api.ts";
import { Loading } from "../../design/page/skeleton.tsx";
import type { ScreenRoute } from "../../design/places.ts";
import { homeCptsOf, type Session, sessionQuery } from "../../design/session.ts";
import { lazyScreen } from "./lazy-screen.tsx";
import { PublicShell } from "./public-shell.tsx";
import { allRoutes } from "./registry.ts";
import { NotFound } from "./screens/not-found.tsx";
import { RouteProblem } from "./screens/route-problem.tsx";
import { readSearch, writeSearch } from "./search-text.ts";
import { safeReturn } from "./sign-in-return.ts";

type Context = { queries: QueryClient };
type Search = Record<string, unknown>;

const keepSearch = (search: Search): Search => search;

/** The session, or null for a visitor; another failure goes to the error screen. */
async function readSession(queries: QueryClient): Promise<Session | null> {
  try {
    return await queries.ensureQueryData(sessionQuery);
  } catch (error) {
    if (error instanceof ApiProblem && error.body.status === 401) return null;
    throw error;
  }
}

const rootRoute = createRootRouteWithContext<Context>()({
  component: Outlet,
  validateSearch: keepSearch,
  notFoundComponent: NotFound,
  errorComponent: RouteProblem,
});

const entryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad: async ({ context }) => {
    const session = await readSession(context.queries);
    if (!session) throw redirect({ to: "/connexion" as string });
    const cpts = homeCptsOf(session);
    throw redirect({ to: cpts ? `/c/${cpts.cptsSlug}` : "/sans-cpts" });
  },
});

const loadHome = () => import("./screens/home.tsx");
const loadShell = () => import("./signed-in-shell.tsx");

const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "signed-in",
  component: lazyScreen(loadShell),
  beforeLoad: async ({ context, location }) => {
    // The frame is fetched while the server says who it is.
    void loadShell();
    const session = await readSession(context.queries);
    if (!session)
      throw redirect({ to: "/connexion" as string, search: { retour: safeReturn(location.href) } });
  },
});

const publicRoute = createRoute({ getParentRoute: () => rootRoute, id: "public", component: PublicShell });

const cptsRoute = createRoute({ getParentRoute: () => signedInRoute, path: "/c/$slug", component: Outlet });
const homeRoute = createRoute({
  getParentRoute: () => cptsRoute,
  path: "/",
  component: lazyScreen(loadHome),
  // Drawn once its panels are filled: what comes late would push down what is read already.
  loader: async ({ context, params }) => {
    const { preparePanels } = await loadHome();
    const session = await readSession(context.queries);
    const cpts = session?.memberships.find((one) => one.cptsSlug === params.slug);
    if (cpts) await preparePanels(context.queries, cpts);
  },
  pendingComponent: () => <Loading what="votre accueil" />,
});
const noCptsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/sans-cpts",
  component: lazyScreen(() => import("./screens/no-cpts.tsx")),
});

const screenRoute = (parent: AnyRoute, screen: ScreenRoute) =>
  createRoute({
    getParentRoute: () => parent,
    path: screen.path === "" ? "/" : screen.path,
    component: lazyScreen(screen.screen),
    pendingComponent: () => <Loading what={screen.title} />,
  });

const screensOf = (parent: AnyRoute, scope: ScreenRoute["scope"]) =>
  allRoutes.filter((screen) => screen.scope === scope).map((screen) => screenRoute(parent, screen));

/** What no screen answers: inside a CPTS behind the sign-in and in the frame, elsewhere with the mark and the way home. */
const nowhere = (parent: AnyRoute) =>
  createRoute({ getParentRoute: () => parent, path: "$", component: NotFound });

/** The gallery of the kit, for the eyes of whoever builds it; the branch is cut from a production build. */
const galleryRoutes = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => rootRoute,
        path: "/kit",
        component: lazyScreen(() => import("./gallery/gallery.tsx")),
      }),
    ]
  : [];

export function createAppRouter(queries: QueryClient) {
  const ownHome = allRoutes.some((screen) => screen.scope === "cpts" && screen.path === "");
  const ownNoCpts = allRoutes.some((screen) => screen.scope === "account" && screen.path === "sans-cpts");
  const cptsTree = cptsRoute.addChildren([
    ...(ownHome ? [] : [homeRoute]),
    ...screensOf(cptsRoute, "cpts"),
    nowhere(cptsRoute),
  ]);
  const routeTree = rootRoute.addChildren([
    entryRoute,
    signedInRoute.addChildren([
      cptsTree,
      ...(ownNoCpts ? [] : [noCptsRoute]),
      ...screensOf(signedInRoute, "account"),
    ]),
    publicRoute.addChildren([...screensOf(publicRoute, "public"), nowhere(publicRoute)]),
    ...galleryRoutes,
  ]);
  return createRouter({
    routeTree,
    context: { queries },
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: RouteProblem,
    defaultPendingMs: 150,
    defaultPendingMinMs: 200,
    scrollRestoration: true,
    parseSearch: readSearch,
    stringifySearch: writeSearch,
  });
}
