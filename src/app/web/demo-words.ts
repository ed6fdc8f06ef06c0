/** What the band of a demo says: on the screens, and on the page before they have come. */
export const DEMO_WORDS = "Démonstration : personnes fictives, rien ne part vers de vrais patients.";
export const DEMO_MAIL = { href: "/demo/courrier", label: "Voir le courrier" };
