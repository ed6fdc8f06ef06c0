import "../directory.css";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { AppLink, api, Page, QueryView, Section, useCpts } from "../../../../design/index.ts";
import { MapView } from "../../../../design/map/index.tsx";
import type { Site } from "../../contract.ts";
import { CallLink } from "../call-link.tsx";
import { siteKindInWords } from "../directory-words.ts";
import { useGround } from "../use-ground.ts";
import { SiteForm } from "./site-form.tsx";

/** One place: who practises there, how to get in, where it is. */
export default function SiteScreen() {
  const slug = useCpts()?.cptsSlug ?? "";
  const { siteId = "" } = useParams({ strict: false }) as { siteId?: string };
  const site = useQuery({
    queryKey: ["directory", slug, "site", siteId],
    queryFn: () => api.get<Site>(`/api/c/${slug}/directory/sites/${siteId}`),
    enabled: slug !== "",
  });
  return (
    <Page
      title={site.data?.name ?? "Lieu d’exercice"}
      subtitle={site.data && siteKindInWords(site.data.kind)}
      breadcrumb={[{ label: "Annuaire", href: `/c/${slug}/annuaire` }]}
    >
      <QueryView query={site} what="le lieu" shape="form">
        {(one) => (
          <>
            {one.phone && (
              <div>
                <CallLink phone={one.phone} who={one.name} />
              </div>
            )}
            <div className="dir-split">
              <Where slug={slug} one={one} />
              <Section title="Qui exerce ici">
                {one.professionals.length === 0 && <p className="mg-soft">Personne pour l’instant.</p>}
                <ul className="dir-people">
                  {one.professionals.map((person) => (
                    <li key={person.id}>
                      <AppLink href={`/c/${slug}/annuaire/${person.id}`}>{person.displayName}</AppLink>
                      <span className="mg-soft"> · {person.professionLabel}</span>
                    </li>
                  ))}
                </ul>
              </Section>
            </div>
            {one.may.edit && <SiteForm key={one.version} slug={slug} site={one} />}
          </>
        )}
      </QueryView>
    </Page>
  );
}

function Where({ slug, one }: { slug: string; one: Site }) {
  const ground = useGround(slug);
  const address = [
    one.addressLine,
    one.addressMore,
    [one.postalCode, one.communeName].filter(Boolean).join(" "),
  ]
    .filter(Boolean)
    .join(", ");
  const points =
    one.latitude === null || one.longitude === null
      ? []
      : [{ id: one.id, lat: one.latitude, lon: one.longitude, label: one.name }];
  return (
    <Section title="Y aller">
      <dl className="dir-pairs">
        <dt>Adresse</dt>
        <dd>{address || "pas précisée"}</dd>
        <dt>En fauteuil</dt>
        <dd>{one.wheelchair === null ? "pas précisé" : one.wheelchair ? "accessible" : "pas accessible"}</dd>
        {one.accessNote && (
          <>
            <dt>Pour entrer</dt>
            <dd>{one.accessNote}</dd>
          </>
        )}
      </dl>
      {one.precision === "commune" && (
        <p className="mg-soft">Placé au centre de la commune : le point exact n’est pas connu.</p>
      )}
      {points.length > 0 && (
        <MapView
          label={`Où se trouve ${one.name}`}
          points={points}
          places={ground}
          heightPixels={260}
          withList={false}
        />
      )}
    </Section>
  );
}
