import type { StandInPerson } from "./people.ts";

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

/** The page where one chooses who to be: plain HTML, no script. */
export const loginPage = (uid: string, people: readonly StandInPerson[]): string => `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pro Santé Connect (imitation locale)</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0; background: #f4f6fb; color: #14213d; }
  main { max-width: 34rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
  .warn { border-left: 4px solid #8a5a00; background: #fff6e0; padding: .75rem 1rem; }
  form { margin: .5rem 0; }
  button { font: inherit; width: 100%; min-height: 3.25rem; text-align: left; padding: .5rem 1rem; border: 1px solid #6a7590; border-radius: 8px; background: #fff; color: inherit; cursor: pointer; }
  button:hover, button:focus-visible { border-color: #0b3b8c; outline: 3px solid #0b3b8c55; }
  small { color: #4a5470; display: block; }
</style>
</head>
<body>
<main>
  <h1>Qui êtes-vous&nbsp;?</h1>
  <p class="warn">Imitation locale de Pro Santé Connect, pour la démonstration et les tests. Toutes ces personnes sont fictives.</p>
  ${people
    .map(
      (person) => `<form method="post" action="/interaction/${escapeHtml(uid)}">
    <button name="rpps" value="${escapeHtml(person.rpps)}">${escapeHtml(person.givenName)} ${escapeHtml(person.familyName)}<small>${escapeHtml(person.professionLabel)} · RPPS ${escapeHtml(person.rpps)}</small></button>
  </form>`,
    )
    .join("\n  ")}
  <form method="post" action="/interaction/${escapeHtml(uid)}"><button name="annuler" value="1">Revenir sans se connecter</button></form>
</main>
</body>
</html>`;
