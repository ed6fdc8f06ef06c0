import "../directory.css";
import { IconCircle, IconCircleCheck } from "@tabler/icons-react";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { AppLink, api, type PanelReady, Section, useCpts, useCptsPath } from "../../../../design/index.ts";

type List = { items: { userId?: string }[] };

const firstStepsQuery = (cpts: string) =>
  queryOptions({
    queryKey: ["first-steps", cpts],
    queryFn: async () => {
      const at = `/api/c/${cpts}`;
      const [territory, colleagues, members] = await Promise.all([
        api.get<{ areas: unknown[] }>(`${at}/territory`),
        api.get<List>(`${at}/directory/professionals?limit=1`),
        api.get<List>(`${at}/members?limit=5`),
      ]);
      return {
        territory: territory.areas.length > 0,
        directory: colleagues.items.length > 0,
        members: new Set(members.items.map((one) => one.userId)).size > 1,
      };
    },
    staleTime: 60_000,
    enabled: cpts !== "",
  });

export const ready: PanelReady = (queries, { cptsSlug }) =>
  queries.ensureQueryData(firstStepsQuery(cptsSlug));

const STEPS = [
  {
    key: "territory",
    path: "territoire",
    label: "Dessinez le territoire",
    hint: "Les communes de la CPTS : la population et la taille s’en déduisent.",
  },
  {
    key: "directory",
    path: "annuaire/imports",
    label: "Importez l’annuaire",
    hint: "Le fichier national : seuls les professionnels de vos communes sont retenus.",
  },
  {
    key: "members",
    path: "membres",
    label: "Invitez vos collègues",
    hint: "Chacun reçoit un lien par mail, et ouvre ses créneaux.",
  },
] as const;

/** The way from an empty CPTS to one where somebody works; gone once it is walked. */
export default function FirstSteps() {
  const cpts = useCpts()?.cptsSlug ?? "";
  const path = useCptsPath();
  const { data } = useQuery(firstStepsQuery(cpts));
  if (!data || STEPS.every(({ key }) => data[key])) return null;
  return (
    <Section title="Pour commencer" hint="Dans cet ordre : chaque étape se sert de la précédente.">
      <ol className="dir-steps">
        {STEPS.map(({ key, path: to, label, hint }) => (
          <li key={key} data-done={data[key] || undefined}>
            {data[key] ? <IconCircleCheck size={24} aria-hidden /> : <IconCircle size={24} aria-hidden />}
            <span>
              <AppLink href={path(to)}>{label}</AppLink>
              {data[key] && <span className="mg-soft"> (fait)</span>}
              <span className="mg-soft dir-steps-hint">{hint}</span>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
