import "./styles.ts";
import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, StrictMode, Suspense, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { onSignedOut } from "../../design/api.ts";
import { theme } from "../../design/look/theme.ts";
import { createQueryClient } from "../../design/net/query-client.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { createAppRouter } from "./router.tsx";
import { leaveForSignIn } from "./sign-in-return.ts";

const Notifications = lazy(() =>
  import("@mantine/notifications").then((module) => ({ default: module.Notifications })),
);

/** Messages come after the first screen: those said earlier wait in their store. */
function LateNotifications() {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), 1200);
    return () => clearTimeout(timer);
  }, []);
  return due ? (
    <Suspense>
      <Notifications position="bottom-center" limit={3} zIndex={250} />
    </Suspense>
  ) : null;
}

/** The server writes a fresh nonce in this tag; the browser hides its text but gives the property. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
// The scroll lock of Mantine's dialogues (react-style-singleton) reads the nonce under this name.
(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = nonce;

const queryClient = createQueryClient();
const router = createAppRouter(queryClient);
const colorSchemeManager = localStorageColorSchemeManager({ key: "maillage.apparence" });
onSignedOut(() => leaveForSignIn(queryClient, router));

createRoot(document.getElementById("maillage")!).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemeManager}
      withCssVariables={false}
      withGlobalClasses={false}
      getStyleNonce={() => nonce}
      deduplicateInlineStyles
    >
      <QueryClientProvider client={queryClient}>
        <ErrorBoundary>
          <RouterProvider router={router} />
        </ErrorBoundary>
        <LateNotifications />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
