import type { Plugin } from "vite";

/** The screens that most visits begin with, by the first word of their address: modules that the router will ask for. */
const FIRST: Record<string, readonly string[]> = {
  connexion: ["/platform/identity/screens/sign-in.tsx"],
  c: ["/app/web/signed-in-shell.tsx", "/app/web/screens/home.tsx"],
};

export interface BuiltChunk {
  fileName: string;
  /** The module that it stands for. */
  module: string | null;
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
    const chunk = chunks.find((one) => one.module?.endsWith(module));
    if (!chunk) throw new Error(`no chunk begins with ${module}: correct the list of first screens`);
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
 * Writes a page per first screen, `first/<word>.html`, which loads the screen together with the program. Otherwise it is asked
 * for only once the program runs: one more journey of 150 ms on a slow phone, two for those signed in.
 */
export function preloadScreens(): Plugin {
  return {
    name: "maillage-preload-screens",
    apply: "build",
    enforce: "post",
    generateBundle(_, bundle) {
      const page = bundle["index.html"];
      if (page?.type !== "asset") throw new Error("the build has no index.html");
      const chunks = Object.values(bundle).flatMap((one): BuiltChunk[] =>
        one.type === "chunk"
          ? [
              {
                fileName: one.fileName,
                module: one.facadeModuleId,
                imports: one.imports,
                styles: [...(one.viteMetadata?.importedCss ?? [])],
              },
            ]
          : [],
      );
      for (const [word, modules] of Object.entries(FIRST))
        this.emitFile({
          type: "asset",
          fileName: `first/${word}.html`,
          source: withPreloads(String(page.source), chunks, modules),
        });
    },
  };
}
