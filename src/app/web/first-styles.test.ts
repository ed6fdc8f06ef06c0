import { expect, it } from "vitest";
import { firstStyles } from "./first-styles.ts";

const html = '<div class="frame still" data-shape="form"><h1>Bonjour</h1><p class="soft">…</p></div>';

it.each([
  ["a class that is there", ".still{min-height:100dvh}"],
  [
    "a tag that is there, and those of every page",
    "h1{margin:0}body{margin:0}*,:before{box-sizing:border-box}",
  ],
  ["all parts of a selector", ".frame .soft{color:red}.frame>p{margin:0}"],
  ["an attribute that is there", '.still[data-shape="form"]{gap:8px}'],
  ["what excludes something else", ".still:not([data-wide]){margin:0}"],
  ["a width of the screen", "@media (min-width:48em){.still{display:grid}}"],
  ["a font of the device", '@font-face{font-family:Ours;src:local("Arial")}'],
])("keeps %s", (_, css) => {
  expect(firstStyles(css, html)).toBe(css);
});

it.each([
  [
    "a class, a tag or an attribute that is not there",
    ".other{margin:0}h2{margin:0}.still[data-wide]{gap:0}",
  ],
  ["a selector of which a part is missing", ".frame .other{color:red}.soft.other{color:red}"],
  ["what only a hand or a script brings about", ".still:hover{color:red}:root[data-scheme=dark]{color:red}"],
  [
    "paper, pointers, motion",
    "@media print{.still{margin:0}}@media (hover:hover){p{margin:0}}@keyframes a{to{top:0}}",
  ],
  ["a font that must be fetched", "@font-face{font-family:Ours;src:url(/ours.woff2)}"],
  ["a width of the screen without anything in it", "@media (min-width:48em){.other{display:grid}}"],
])("leaves out %s", (_, css) => {
  expect(firstStyles(css, html)).toBe("");
});

it("keeps of a list of selectors those that are there", () => {
  expect(firstStyles("h1,h2,.soft:is(a,b){margin:0}", html)).toBe("h1{margin:0}");
});

it("keeps the variables that are read, and those that they read", () => {
  expect(
    firstStyles(":root{--a:var(--b);--b:1px;--c:2px}:root:not([x]){--c:3px}.still{margin:var(--a,0)}", html),
  ).toBe(":root{--a:var(--b);--b:1px;}.still{margin:var(--a,0)}");
});
