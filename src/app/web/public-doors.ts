/** Pages of a CPTS for anyone, under /c/<cpts>/: nobody is asked who they are. With the module of their screen. */
export const PUBLIC_DOORS: Readonly<Record<string, string>> = {
  "medecin-traitant": "/missions/family-doctor/screens/door/door-page.tsx",
  "medecin-traitant/suivi": "/missions/family-doctor/screens/door/follow-page.tsx",
};
