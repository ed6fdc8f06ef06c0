import { IconAccessible, IconHome, IconUserPlus, IconVideo } from "@tabler/icons-react";
import { AppLink, Distance, StatusBadge } from "../../../../design/index.ts";
import type { ProfessionalCard } from "../../contract.ts";
import { CallLink } from "../call-link.tsx";
import { languageInWords } from "../directory-words.ts";

/** One colleague: who, what, where, what they offer, and the number to touch. */
export function ColleagueLine({ one, base }: { one: ProfessionalCard; base: string }) {
  const place = one.practices[0];
  const phone = one.practices.find((practice) => practice.phone)?.phone;
  return (
    <li className="dir-line">
      <div className="dir-line-who">
        <AppLink href={`${base}/annuaire/${one.id}`} className="dir-name">
          {one.displayName}
        </AppLink>
        <p>{one.specialityLabel ?? one.professionLabel}</p>
        {place && (
          <p className="mg-soft">
            {place.siteName}
            {place.communeName ? `, ${place.communeName}` : ""}
            {one.practices.length > 1 &&
              ` et ${one.practices.length - 1} autre${one.practices.length > 2 ? "s lieux" : " lieu"}`}
            {one.distanceMeters !== null && (
              <>
                {" · "}
                <Distance distanceMeters={one.distanceMeters} />
              </>
            )}
          </p>
        )}
        <Offers one={one} />
      </div>
      {phone && <CallLink phone={phone} who={one.displayName} />}
    </li>
  );
}

export function Offers({ one }: { one: Omit<ProfessionalCard, "distanceMeters"> }) {
  const accessible = one.practices.some((place) => place.wheelchair);
  return (
    <ul className="dir-offers">
      {!one.active && (
        <li>
          <StatusBadge meaning="warn">Retiré de l’annuaire</StatusBadge>
        </li>
      )}
      {one.acceptsNewPatients && (
        <li className="dir-tag">
          <IconUserPlus size={16} aria-hidden /> nouveaux patients
        </li>
      )}
      {one.homeVisits && (
        <li className="dir-tag">
          <IconHome size={16} aria-hidden /> visites
        </li>
      )}
      {one.teleconsultation && (
        <li className="dir-tag">
          <IconVideo size={16} aria-hidden /> téléconsultation
        </li>
      )}
      {one.snpVolunteer && <li className="dir-tag">volontaire SNP</li>}
      {accessible && (
        <li className="dir-tag">
          <IconAccessible size={16} aria-hidden /> accès en fauteuil
        </li>
      )}
      {one.languages.length > 0 && (
        <li className="dir-tag">{one.languages.map(languageInWords).join(", ")}</li>
      )}
    </ul>
  );
}
