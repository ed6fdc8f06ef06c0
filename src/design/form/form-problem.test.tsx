import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ApiProblem, problemOf } from "../net/problem.ts";
import { FormProblem } from "./form-problem.tsx";

const shown = (title: string, detail: string, messages: string[]) =>
  renderToStaticMarkup(
    <FormProblem
      error={
        new ApiProblem(
          problemOf(422, { title, detail, errors: messages.map((message) => ({ field: "day", message })) }),
        )
      }
    />,
  );

it("says one sentence once, wherever the server put it", () => {
  const page = shown("Jour passé.", "Jour passé.", ["Jour passé.", "Jour passé."]);
  expect(page.split("Jour passé.")).toHaveLength(2);
  expect(page).not.toContain("<ul>");
});

it("keeps what differs", () => {
  const page = shown("À corriger", "Deux champs.", ["Un nom manque.", "Un jour manque.", "Deux champs."]);
  for (const text of ["À corriger", "Deux champs.", "Un nom manque.", "Un jour manque."])
    expect(page.split(text)).toHaveLength(2);
});
