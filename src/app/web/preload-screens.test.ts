import { expect, it } from "vitest";
import { type BuiltChunk, withPreloads, withStill } from "./preload-screens.ts";

const chunk = (fileName: string, more: Partial<BuiltChunk> = {}): BuiltChunk => ({
  fileName,
  modules: [],
  imports: [],
  styles: [],
  ...more,
});
const chunks = [
  chunk("assets/main-1.js"),
  chunk("assets/shell-1.js", {
    modules: ["/src/web/shell.tsx"],
    imports: ["assets/main-1.js", "assets/menu-1.js"],
    styles: ["assets/shell-1.css"],
  }),
  chunk("assets/menu-1.js", { imports: ["assets/shell-1.js"] }),
  chunk("assets/other-1.js", { modules: ["/src/web/other.tsx"] }),
];
const page = '<head><script src="/assets/main-1.js"></script></head><body></body>';

it("links what the screen stands on, once, and not what the page has already", () => {
  const written = withPreloads(page, chunks, ["/web/shell.tsx"]);
  expect(
    [...written.matchAll(/rel="(\w+)" crossorigin href="([^"]+)"/g)].map(([, rel, href]) => [rel, href]),
  ).toEqual([
    ["modulepreload", "/assets/shell-1.js"],
    ["modulepreload", "/assets/menu-1.js"],
    ["stylesheet", "/assets/shell-1.css"],
  ]);
  expect(written.match(/__CSP_NONCE__/g)).toHaveLength(3);
});

it("refuses a screen that is not there any more", () => {
  expect(() => withPreloads(page, chunks, ["/web/gone.tsx"])).toThrow("gone.tsx");
});

it("draws what comes first with its own rules, and waits for no style sheet with it", () => {
  const written = withStill(
    '<head><link rel="stylesheet" crossorigin href="/a.css" nonce="n"><link rel="stylesheet" crossorigin href="/b.css" nonce="n"></head><div id="maillage"></div>',
    '<p class="still">$&</p>',
    (file) => ({ "a.css": ".still{margin:0}", "b.css": ".other{margin:0}.still{top:0}" })[file] ?? "",
  );
  expect(written).toContain('<style nonce="__CSP_NONCE__">.still{margin:0}.still{top:0}</style>');
  expect(written).toContain('<div id="maillage"><p class="still">$&</p></div>');
  expect(written.match(/<link rel="preload" as="style" crossorigin href="\/[ab]\.css"/g)).toHaveLength(2);
  // In their order, and none in force: the program sees to that.
  expect(
    [...written.matchAll(/<link rel="stylesheet" crossorigin href="\/(.)\.css" media="not all"/g)].map(
      ([, name]) => name,
    ),
  ).toEqual(["a", "b"]);
  expect(written.match(/rel="stylesheet"/g)).toHaveLength(2);
});
