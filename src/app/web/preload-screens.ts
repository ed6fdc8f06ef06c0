import { join } from "node:path";
import type { Plugin } from "vite";
import { frameStill, homeStill, publicStill, signInStill } from "./first-paint.tsx";
import { firstStyles } from "./first-styles.ts";
import { PUBLIC_DOORS } from "./public-doors.ts";

const HOME_PANELS = ["desk", "coordinator", "day", "my-requests"].map(
  (name) => `/missions/unscheduled-care/screens/home/${name}-panel.tsx`,
);

interface FirstScreen {
  /** What the router will ask for. */
  modules: readonly string[];
  /** What is shown until the program has come. */
  still: () => string;
}

const BOOT = "/app/web/boot.ts";
const FRAME = "/app/web/signed-in-shell.tsx";

const HOME = [FRAME, "/app/web/screens/home.tsx", ...HOME_PANELS];

/**
 * The screens that most visits begin with, by the first word of their address; `-known`: the same for a visitor whom the server
 * knows; `-below`: those under the second word; then a page of its own for each door of a CPTS that is open to anyone, by its words.
 */
const FIRST: Record<string, FirstScreen> = {
  connexion: { modules: ["/platform/identity/screens/sign-in.tsx"], still: signInStill },
  c: { modules: HOME, still: frameStill },
  "c-known": { modules: HOME, still: homeStill },
  "c-below": { modules: [FRAME], still: frameStill },
  ...Object.fromEntries(
    Object.entries(PUBLIC_DOORS).map(([path, module]) => [
      `c.${path.replaceAll("/", ".")}`,
      { modules: [module], still: publicStill },
    ]),
  ),
};

export interface BuiltChunk {
  fileName: string;
  /** The modules in it. */
  modules: readonly string[];
  /** Chunks that it cannot start without. */
  imports: readonly string[];
  styles: readonly string[];
}

/** The page with links to these modules' chunks and to all they stand on, without those that it names already. */
export function withPreloads(
  page: string,
  chunks: readonly BuiltChunk[],
  modules: readonly string[],
): string {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const wanted = new Set<BuiltChunk>();
  const take = (chunk: BuiltChunk | undefined) => {
    if (!chunk || wanted.has(chunk)) return;
    wanted.add(chunk);
    for (const name of chunk.imports) take(byName.get(name));
  };
  for (const module of modules) {
    const chunk = chunks.find((one) => one.modules.some((id) => id.endsWith(module)));
    if (!chunk) throw new Error(`no chunk holds ${module}: correct the list of first screens`);
    take(chunk);
  }
  const link = (rel: string, file: string) =>
    page.includes(`/${file}"`)
      ? ""
      : `<link rel="${rel}" crossorigin href="/${file}" nonce="__CSP_NONCE__">\n    `;
  const styles = new Set([...wanted].flatMap((chunk) => chunk.styles));
  const scripts = [...wanted].map((chunk) => link("modulepreload", chunk.fileName));
  return page.replace(
    "</head>",
    `  ${scripts.join("")}${[...styles].map((file) => link("stylesheet", file)).join("")}</head>`,
  );
}

/**
 * The page with what is drawn before its program, the rules of that drawing, and style sheets that no paint waits for: the program
 * puts them in force (style-sheets.ts). `read`: the text of a built file.
 */
export function withStill(page: string, still: string, read: (file: string) => string): string {
  const sheets: string[] = [];
  const late = page.replace(/<link rel="stylesheet" crossorigin href="\/([^"]+)"/g, (link, file: string) => {
    sheets.push(read(file));
    // Asked for as urgently as before: a sheet that is not in force would come last.
    return `<link rel="preload" as="style" crossorigin href="/${file}" nonce="__CSP_NONCE__">\n    ${link} media="not all"`;
  });
  return late
    .replace(
      "</head>",
      () => `  <style nonce="__CSP_NONCE__">${firstStyles(sheets.join(""), still)}</style>\n  </head>`,
    )
    .replace('<div id="maillage"></div>', () => `<div id="maillage">${still}</div>`);
}

/**
 * Writes a page per first screen, `first/<word>.html`: it shows what is the same for everyone, asks early for what it will need
 * (boot.ts), and loads the screen together with the program. Otherwise each is asked for only once the program runs: one more
 * journey of 150 ms on a slow phone, two for those signed in.
 */
export function preloadScreens(): Plugin {
  let bootChunk = "";
  return {
    name: "maillage-preload-screens",
    apply: "build",
    enforce: "post",
    buildStart() {
      bootChunk = this.emitFile({ type: "chunk", id: join(import.meta.dirname, "boot.ts"), name: "boot" });
    },
    generateBundle(_, bundle) {
      const page = bundle["index.html"];
      if (page?.type !== "asset") throw new Error("the build has no index.html");
      const chunks = Object.values(bundle).flatMap((one): BuiltChunk[] =>
        one.type === "chunk"
          ? [
              {
                fileName: one.fileName,
                modules: one.moduleIds.map((id) => id.replaceAll("\\", "/")),
                imports: one.imports,
                styles: [...(one.viteMetadata?.importedCss ?? [])],
              },
            ]
          : [],
      );
      const boot = `<script type="module" async crossorigin src="/${this.getFileName(bootChunk)}"></script>`;
      const read = (file: string) => {
        const sheet = bundle[file];
        if (sheet?.type !== "asset") throw new Error(`the build has no ${file}`);
        return String(sheet.source);
      };
      for (const [word, { modules, still }] of Object.entries(FIRST)) {
        const linked = withPreloads(String(page.source), chunks, [BOOT, ...modules]);
        this.emitFile({
          type: "asset",
          fileName: `first/${word}.html`,
          source: withStill(linked.replace("</title>", `</title>\n    ${boot}`), still(), read),
        });
      }
    },
  };
}
