/** Pages of a CPTS for anyone, under /c/<cpts>/: nobody is asked who they are. With the module of their screen. */
export const PUBLIC_DOORS: Readonly<Record<string, string>> = {
  "medecin-traitant": "/missions/family-doctor/screens/door/door-page.tsx",
  "medecin-traitant/suivi": "/missions/family-doctor/screens/door/follow-page.tsx",
};

/** The first words of those whose address goes on with a key or a token. */
const WITH_KEY = ["avis", "questionnaire", "reponse"];

/** Under the same first word, for those signed in. */
const OWN = ["avis/preferences"];

/** Whether these words, after /c/<cpts>/, are the address of a page for anyone. */
export const isPublicDoor = (words: readonly string[]): boolean =>
  words.join("/") in PUBLIC_DOORS ||
  (words.length > 1 && WITH_KEY.includes(words[0] ?? "") && !OWN.includes(words.join("/")));
