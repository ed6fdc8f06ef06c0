import { type ComponentType, createElement, lazy, useState } from "react";

/** One and the same type for the life of this drawing: another would lose what was typed. */
function Kept({ choose }: { choose: () => ComponentType }) {
  const [Screen] = useState(choose);
  return <Screen />;
}

/**
 * A screen whose code is fetched when the router goes there. The router's own loader reloads the page when a fetch fails: without
 * network the browser's error page would take the place of the application. Here a failure goes to the route's error screen, and
 * the next visit tries again.
 */
export function lazyScreen(load: () => Promise<{ default: ComponentType }>) {
  let Loaded: ComponentType | null = null;
  let coming: Promise<void> | undefined;
  // Only drawn where the router did not wait for `preload`.
  const Late = lazy(load);
  const preload = (): Promise<void> | undefined => {
    if (Loaded) return undefined;
    coming ??= load()
      .then((module) => {
        Loaded = module.default;
      })
      .finally(() => {
        coming = undefined;
      });
    return coming;
  };
  const choose = () => Loaded ?? Late;
  return Object.assign(() => createElement(Kept, { choose }), { preload });
}
