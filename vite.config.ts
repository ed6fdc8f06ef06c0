import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { frenchSpaces } from "./src/app/web/french-spaces.ts";
import { preloadScreens } from "./src/app/web/preload-screens.ts";
import { codeSplitting, moduleSideEffects } from "./src/app/web/split-chunks.ts";
import { staticVariables } from "./src/app/web/static-variables.ts";

/** Where `npm run dev` finds the API while Vite serves the screens. */
const api = process.env["MAILLAGE_API"] ?? "http://127.0.0.1:3000";

export default defineConfig({
  root: "src/app/web",
  plugins: [react(), frenchSpaces(), staticVariables(), preloadScreens()],
  // The server replaces this word by a fresh nonce in each index.html it sends.
  html: { cspNonce: "__CSP_NONCE__" },
  build: {
    outDir: "../../../dist/web",
    emptyOutDir: true,
    target: "es2022",
    // A data: URI would ask for a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    chunkSizeWarningLimit: 600,
    rolldownOptions: { treeshake: { moduleSideEffects }, output: { codeSplitting } },
  },
  server: {
    proxy: Object.fromEntries(
      ["/api", "/ics", "/connexion/psc", "/connexion/oidc"].map((path) => [
        path,
        { target: api, changeOrigin: false },
      ]),
    ),
  },
});
