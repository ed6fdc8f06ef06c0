import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { lazyScreen } from "./lazy-screen.tsx";

const Screen = () => <p>là</p>;

it("lets the failure out, and fetches again at the next visit", async () => {
  let tries = 0;
  const Lazy = lazyScreen(async () => {
    tries += 1;
    if (tries === 1) throw new TypeError("Failed to fetch dynamically imported module: /x.js");
    return { default: Screen };
  });
  await expect(Lazy.preload()).rejects.toThrow("Failed to fetch");
  await Lazy.preload();
  expect(tries).toBe(2);
  expect(renderToStaticMarkup(<Lazy />)).toBe("<p>là</p>");
});

it("fetches once, however many ask", async () => {
  let tries = 0;
  const Lazy = lazyScreen(async () => {
    tries += 1;
    return { default: Screen };
  });
  await Promise.all([Lazy.preload(), Lazy.preload()]);
  expect(Lazy.preload()).toBeUndefined();
  expect(tries).toBe(1);
});
