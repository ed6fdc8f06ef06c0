import "./styles.ts";
import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, StrictMode, Suspense } from "react";
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
        <Suspense>
          <Notifications position="bottom-center" limit={3} zIndex={250} />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
