import "./styles.ts";
import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode, startTransition } from "react";
import { createRoot } from "react-dom/client";
import { onSignedOut } from "../../design/api.ts";
import { LateMessages } from "../../design/feedback/late-messages.tsx";
import { theme } from "../../design/look/theme.ts";
import { dropEarly } from "../../design/net/early.ts";
import { createQueryClient } from "../../design/net/query-client.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { createAppRouter } from "./router.tsx";
import { leaveForSignIn } from "./sign-in-return.ts";
import { openStyleSheets } from "./style-sheets.ts";

/** The server writes a fresh nonce in this tag; the browser hides its text but gives the property. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
// The scroll lock of Mantine's dialogues (react-style-singleton) reads the nonce under this name.
(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = nonce;

const queryClient = createQueryClient();
const router = createAppRouter(queryClient);
const colorSchemeManager = localStorageColorSchemeManager({ key: "maillage.apparence" });
onSignedOut(() => leaveForSignIn(queryClient, router));

const page = document.getElementById("maillage")!;
// As a transition it is drawn in slices of some milliseconds: at once, the page answers no touch for a fifth of a second on a slow phone.
const draw = () =>
  startTransition(() =>
    createRoot(page).render(
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
            <LateMessages />
          </QueryClientProvider>
        </MantineProvider>
      </StrictMode>,
    ),
  );
// Its screen has taken by then what was asked early; the rest is old.
setTimeout(dropEarly, 5_000);
// A page that came with its first paint keeps it until its screen is there as a whole.
if (page.firstElementChild) void Promise.allSettled([openStyleSheets(), router.load()]).then(draw);
else draw();
